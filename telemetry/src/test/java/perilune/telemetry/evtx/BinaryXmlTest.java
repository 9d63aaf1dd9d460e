package perilune.telemetry.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import perilune.telemetry.ReadLimits;
import perilune.telemetry.Refusals.Reason;
import perilune.telemetry.evtx.HandmadeLog.Value;

/** The tokens of binary XML, and the traps that they allow. */
class BinaryXmlTest {

  @Test
  void everyTokenOfATemplateIsUnderstood() {
    ReadLog read =
        one(log ->
            log.fragment()
                .template(
                    1,
                    t -> {
                      t.token(0x0A).name("target").token(0x0B).counted("instruction");
                      t.open("Event", true).token(0x46).name("a").text("x");
                      t.token(0x48).buffer().putShort((short) '&');
                      t.token(0x49).name("lt").token(0x49).name("other");
                      t.attribute("b").value(0, ValueText.STRING).text("!");
                      t.attribute("c").optional(1, ValueText.STRING).token(0x02);
                      t.token(0x45).token(1).counted("text").token(0x08);
                      t.buffer().putShort((short) 'é');
                      t.token(0x07).counted("<raw>").value(0, ValueText.STRING);
                      t.open("Empty", false).token(0x03).token(0x04);
                    },
                    List.of(Value.text("v"), Value.none()))
                .token(0));
    assertThat(read.records().getFirst().lines())
        .containsExactly(
            "Event",
            "Event@a=x&<other",
            "Event@b=v!",
            "Event=text",
            "Event=é",
            "Event=<raw>",
            "Event=v",
            "Event/Empty");
  }

  @Test
  void anElementThatDependsOnANullValueIsLeftOut() {
    ReadLog read =
        one(log ->
            log.fragment()
                .template(
                    1,
                    t -> {
                      t.open("Event", false).token(0x02);
                      t.open("Gone", false, 0).token(0x02).text("x").token(0x04);
                      t.open("Here", false, 1).token(0x02).text("y").token(0x04);
                      t.token(0x04);
                    },
                    List.of(Value.none(), Value.text("v"))));
    assertThat(read.records().getFirst().lines())
        .containsExactly("Event", "Event/Here", "Event/Here=y");
  }

  @Test
  void elementsMayStandWithoutATemplate() {
    ReadLog plain =
        one(log ->
            log.fragment()
                .openPlain("Event", true)
                .attribute("a")
                .text("1")
                .token(0x02)
                .text("t")
                .token(0x04)
                .token(0));
    ReadLog dependent = one(log -> log.fragment().element("Event", "t").token(0));
    assertThat(plain.records().getFirst().lines()).containsExactly("Event", "Event@a=1", "Event=t");
    assertThat(dependent.records().getFirst().lines()).containsExactly("Event", "Event=t");
  }

  @Test
  void aTemplateInsideOfAValueIsToldWhereTheValueStands() {
    var log = new HandmadeLog(1);
    nested(log, "first");
    nested(log, "second");
    ReadLog read = ReadLog.of(HandmadeLog.file(log.chunk()));
    assertThat(read.refusals().counts()).isEmpty();
    assertThat(read.records()).hasSize(2);
    assertThat(read.records().get(1).lines())
        .containsExactly("Event", "Event/Inner", "Event/Inner=second");
  }

  /** Writes the inner fragment aside first, so that its definition lies in no record's way. */
  private static void nested(HandmadeLog log, String text) {
    log.record(one -> {
      one.fragment().token(0x0C).token(1);
      ByteBuffer out = one.buffer();
      out.putInt(5).putInt(out.position() + 4);
      int definition = out.position();
      out.putInt(0).putLong(5).putLong(6).putInt(0);
      one.fragment().open("Event", false).token(0x02).value(0, ValueText.XML).token(0x04);
      one.token(0);
      out.putInt(definition + 20, out.position() - definition - 24);
      out.putInt(1);
      int descriptor = out.position();
      out.putInt(0);
      one.fragment()
          .template(
              8,
              t -> t.open("Inner", false).token(0x02).value(0, ValueText.STRING).token(0x04),
              List.of(Value.text(text)));
      out.putShort(descriptor, (short) (out.position() - descriptor - 4));
      out.put(descriptor + 2, (byte) ValueText.XML);
    });
  }

  @Test
  void theSameRecordHasTheSameHashWhereverItLies() {
    var alone = new HandmadeLog(1);
    SampleLogs.simple(alone, "same");
    var second = new HandmadeLog(1);
    SampleLogs.simple(second, "other");
    SampleLogs.simple(second, "same");
    List<ReadLog.Found> two = ReadLog.of(HandmadeLog.file(second.chunk())).records();
    long hash = ReadLog.of(HandmadeLog.file(alone.chunk())).records().getFirst().hash();
    assertThat(two.get(1).hash()).isEqualTo(hash);
    assertThat(two.get(0).hash()).isNotEqualTo(hash);
  }

  @Test
  void aTemplateThatUsesItselfIsRefused() {
    ReadLog read =
        one(log -> {
          int at = log.fragment().position();
          log.template(1, t -> self(t, at + 10), List.of());
        });
    assertThat(read.records()).isEmpty();
    assertThat(read.refusals().counts()).containsEntry(Reason.NESTED_TOO_DEEP, 1L);
  }

  private static void self(HandmadeLog log, int definition) {
    log.open("Event", false).token(0x02).token(0x0C).token(1);
    log.buffer().putInt(1).putInt(definition).putInt(0);
    log.token(0x04);
  }

  @Test
  void templatesThatMultiplyAreStopped() {
    ReadLog read =
        one(log -> {
          log.fragment();
          int inner = -1;
          for (int level = 0; level < 12; level++) {
            int definition = log.position() + 10;
            int before = inner;
            log.template(level, t -> tenTimes(t, before), List.of());
            inner = definition;
          }
        });
    assertThat(read.records()).isEmpty();
    assertThat(read.refusals().counts()).containsEntry(Reason.RECORD_TOO_LARGE, 1L);
  }

  private static void tenTimes(HandmadeLog log, int definition) {
    log.open("E", false).token(0x02);
    for (int i = 0; i < 10 && definition >= 0; i++) {
      log.token(0x0C).token(1);
      log.buffer().putInt(1).putInt(definition).putInt(0);
    }
    log.token(0x04);
  }

  @Test
  void elementsNestedDeeperThanTheLimitAreRefused() {
    Consumer<HandmadeLog> deep =
        log -> {
          log.fragment();
          for (int i = 0; i < 40; i++) {
            log.openPlain("E", false).token(0x02);
          }
          for (int i = 0; i < 40; i++) {
            log.token(0x04);
          }
        };
    var log = new HandmadeLog(1);
    log.record(deep);
    byte[] file = HandmadeLog.file(log.chunk());
    assertThat(ReadLog.of(file).records()).hasSize(1);
    var limits = new ReadLimits(1, 39, 1, ReadLimits.DEFAULT_EVENT_TIMEOUT);
    ReadLog read = ReadLog.of(file, limits);
    assertThat(read.records()).isEmpty();
    assertThat(read.refusals().counts()).containsEntry(Reason.NESTED_TOO_DEEP, 1L);
  }

  @Test
  void offsetsAndSizesThatLieDamageTheirRecordAlone() {
    for (int place : List.of(-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 65_535, 65_530, 70_000)) {
      var log = new HandmadeLog(1);
      SampleLogs.simple(log, "before");
      log.record(one -> raw(one.fragment().token(0x01), 0, place));
      log.record(one -> raw(one.fragment().token(0x0C).token(1), 1, place));
      log.record(one -> raw(one.fragment().token(0x0C).token(1), 1, 600, place));
      SampleLogs.simple(log, "after");
      ReadLog read = ReadLog.of(HandmadeLog.file(log.chunk()));
      assertThat(read.records()).as("offset %s", place).hasSize(2);
      assertThat(read.refusals().counts()).containsEntry(Reason.BROKEN_RECORD, 3L);
    }
  }

  private static void raw(HandmadeLog log, int... numbers) {
    Arrays.stream(numbers).forEach(log.buffer()::putInt);
  }

  private static ReadLog one(Consumer<HandmadeLog> content) {
    var log = new HandmadeLog(1);
    log.record(content);
    return ReadLog.of(HandmadeLog.file(log.chunk()));
  }
}
