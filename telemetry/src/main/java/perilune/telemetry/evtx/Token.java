package perilune.telemetry.evtx;

/** The tokens of binary XML (MS-EVEN6 2.2.12.2), as numbers: they are read from bytes. */
final class Token {

  static final int END = 0x00;
  static final int OPEN_START = 0x01;
  static final int CLOSE_START = 0x02;
  static final int CLOSE_EMPTY = 0x03;
  static final int END_ELEMENT = 0x04;
  static final int VALUE = 0x05;
  static final int ATTRIBUTE = 0x06;
  static final int CDATA = 0x07;
  static final int CHARACTER = 0x08;
  static final int ENTITY = 0x09;
  static final int INSTRUCTION_TARGET = 0x0A;
  static final int INSTRUCTION_TEXT = 0x0B;
  static final int TEMPLATE_INSTANCE = 0x0C;
  static final int SUBSTITUTION = 0x0D;
  static final int OPTIONAL_SUBSTITUTION = 0x0E;
  static final int FRAGMENT_HEADER = 0x0F;

  /** Set in a token when more of its kind follow. */
  static final int MORE = 0x40;

  static final int FRAGMENT_HEADER_SIZE = 4;

  private Token() {}
}
