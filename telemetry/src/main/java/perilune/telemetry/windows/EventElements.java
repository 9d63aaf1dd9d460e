package perilune.telemetry.windows;

/**
 * Takes one rendered event, element by element.
 *
 * <p>Names are those of the schema: {@code Event}, {@code System}, {@code EventData}, {@code Data}.
 * Text is UTF-8, without markup or escapes; an element's text may come in parts. Attributes come
 * before text and inner elements. Source: Microsoft, Event Schema
 * (http://schemas.microsoft.com/win/2004/08/events/event).
 */
public interface EventElements {

  /** An element begins, inside the one that is open. */
  void open(String name);

  /** The open element has an attribute. */
  void attribute(String name, byte[] text, int from, int length);

  /** The open element has text. */
  void text(byte[] text, int from, int length);

  /** The innermost open element ends. */
  void close();
}
