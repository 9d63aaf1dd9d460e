package perilune.telemetry.evtx;

import perilune.telemetry.windows.EventElements;

/** Hears nothing: the sink while no record is told. */
final class Nowhere implements EventElements {

  static final EventElements SINK = new Nowhere();

  @Override
  public void open(String name) {}

  @Override
  public void attribute(String name, byte[] text, int from, int length) {}

  @Override
  public void text(byte[] text, int from, int length) {}

  @Override
  public void close() {}
}
