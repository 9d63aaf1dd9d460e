package perilune.telemetry.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.KnownField;
import perilune.telemetry.ReadLimits;
import perilune.telemetry.Refusals.Reason;

class EcsReaderTest {

  /** Every document here has {@code ecs} so that it is taken; T text, L long, D double, B truth. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'a':{'b':{'c':1}},'ecs.v':'x'}             | a.b.c=L:1 ecs.v=T:x",
        "{'a.b':{'c':1},'a':{'b.c':2},'ecs':{}}      | a.b.c=L:1,L:2",
        "{'ecs':{'a':['x','y',['z',[]]]}}            | ecs.a=T:x,T:y,T:z",
        "{'ecs':[{'b':1},{'b':2,'c':3},{'b':[4]}]}   | ecs.b=L:1,L:2,L:4 ecs.c=L:3",
        "{'ecs':null,'a':null,'b':[null],'c':[null,1,null]} | ecs=null a=null b=[] c=L:1",
        "{'ecs':[],'a':{},'b':[{}],'c':[[],[]],'d':[[],['x']],'e':''} | ecs=[] c=[] d=T:x e=T:",
        "{'ecs':true,'a':[true,false]}               | ecs=B:true a=B:true,B:false",
        "{'user':{'id':501},'user.name':true}        | user.id=T:501 user.name=T:true",
        "{'process':{'pid':'4465','interactive':'true','exit_code':'-1','name':5.50}} | process.pid=L:4465 process.interactive=B:true process.exit_code=L:-1 process.name=T:5.50",
        "{'process':{'pid':4465.0,'exit_code':'x'}}  | process.pid=L:4465 process.exit_code=T:x",
        "{'ecs':1e999,'a':-1.5,'b':1E2}              | ecs=T:1e999 a=D:-1.5 b=D:100.0",
        "{'ecs':9223372036854775807,'a':9223372036854775808,'b':-9223372036854775807} | ecs=L:9223372036854775807 a=T:9223372036854775808 b=L:-9223372036854775807",
        "{'source':{'ip':'10.0.0.1','port':'22'}}    | source.ip=T:10.0.0.1 source.port=L:22",
        "{'ecs':{'.':1,'a.':2,'b..c':3,'':4}}        | ecs..=L:1 ecs.a.=L:2 ecs.b..c=L:3 ecs.=L:4",
        "{'ecs':'\\u00e9\\t\\ud83d\\ude00'}          | ecs=T:\u00e9\t\ud83d\ude00",
        "{'_index':'i','_id':'x','_score':1,'_source':{'ecs':1},'sort':[1]} | ecs=L:1 event.id=T:x",
        "{'_id':'x','_source':{'event':{'id':'y'}}}  | event.id=T:y",
        "{'_id':'x','fields':{'process.pid':[1],'ecs':['a','b']}} | process.pid=L:1 ecs=T:a,T:b event.id=T:x",
        "{'ecs':1,'_source':{'process':{'pid':2}}}   | ecs=L:1 _source.process.pid=L:2",
        "{'t':'x','event':{'@timestamp':'2020-01-01T00:00:00Z','process':{'pid':1}}} | t=T:x @timestamp=T:2020-01-01T00:00:00Z process.pid=L:1",
        "{'event':{'action':'a','@timestamp':1}}     | event.action=T:a event.@timestamp=L:1",
        "{'event':{}, 'ecs':1}                       | ecs=L:1",
        "{'event':'x', 'ecs':1}                      | event=T:x ecs=L:1",
        "{'ecs':[1,2,],'a':{'b':1,},}                | ecs=L:1,L:2 a.b=L:1",
        "{'ecs':'''a 'b' \\c''','d':'e'}             | ecs=T:a \"b\" \\c d=T:e",
      })
  void putsADocumentOnAnEvent(String json, String expected) {
    var reading = new Reading();
    List<Event> events = reading.read(json.replace('\'', '"'));
    assertThat(events).extracting(Reading::show).containsExactly(expected);
    assertThat(reading.counts()).isEmpty();
  }

  @Test
  void takesTheTimeOfStoringWhereADocumentHasNoOther() {
    String stored = "\"event\":{\"ingested\":\"2026-03-01T10:00:00Z\"},\"ecs\":1";
    List<Event> events =
        new Reading()
            .read("{" + stored + "}\n{\"@timestamp\":\"2026-03-01T09:00:00Z\"," + stored + "}");
    assertThat(events)
        .extracting(event -> java.time.Instant.ofEpochSecond(0, event.header().timeNanos))
        .extracting(Object::toString)
        .containsExactly("2026-03-01T10:00:00Z", "2026-03-01T09:00:00Z");
    assertThat(events.getFirst().text(KnownField.TIMESTAMP)).contains("2026-03-01T10:00:00Z");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'ecs':1,'ecs':2}                      | ecs=L:2",
        "{'ecs':{'a':1,'b':2},'ecs':{'a':3}}    | ecs.a=L:3",
        "{'ecs':{'a':1,'a':[2,3]}}              | ecs.a=L:2,L:3",
        "{'ecs.a':1,'ecs.a':'x'}                | ecs.a=T:x",
      })
  void takesTheLastOfANameThatStandsTwiceAndCountsIt(String json, String expected) {
    var reading = new Reading();
    assertThat(Reading.show(reading.one(json.replace('\'', '"')))).isEqualTo(expected);
    assertThat(reading.counts()).isEqualTo(Map.of(Reason.BROKEN_RECORD, 1L));
  }

  @Test
  void refusesADocumentInWhichManyNamesStandTwice() {
    var reading = new Reading();
    assertThat(reading.read("{" + "\"ecs\":1,".repeat(100_000) + "}\n{\"ecs\":2}")).hasSize(1);
    assertThat(reading.counts()).isEqualTo(Map.of(Reason.BROKEN_RECORD, 1L));
  }

  @Test
  void givesWhereADocumentLies() {
    var reading = new Reading();
    List<Event> events =
        reading.read("{\"ecs\":1}\n  {\"_source\": {\"ecs\":\"\u00e9\"}}\n[{\"ecs\":3}]");
    assertThat(events)
        .extracting(e -> e.header().line + "@" + e.header().offset + "+" + e.header().length)
        .containsExactly("1@0+9", "2@12+25", "3@39+9");
  }

  @Test
  void givesTheSameHashWrappedOrNot() {
    List<Event> events =
        new Reading()
            .read(
                """
                {"ecs":{"a":[1]}}
                {"_index":"i","_source":{"ecs":{"a":[1]}}}
                {"hits":{"hits":[{"_id":"x","_source": {"ecs":{"a":[1]}} ,"sort":[1]}]}}
                {"ecs":{"a":[2]}}
                """);
    assertThat(events).hasSize(4);
    Event plain = events.get(0);
    assertThat(events.subList(1, 3))
        .allMatch(event -> event.header().hashHigh == plain.header().hashHigh)
        .allMatch(event -> event.header().hashLow == plain.header().hashLow);
    assertThat(events.get(3).header().hashHigh).isNotEqualTo(plain.header().hashHigh);
  }

  @Test
  void givesTheDocumentItselfAsOriginalWhereItHasNone() {
    List<Event> events =
        new Reading()
            .wanting("event.original")
            .read("{\"_source\": {\"ecs\":1} }{\"event\":{\"original\":\"raw\"}}");
    assertThat(events)
        .extracting(event -> event.text(KnownField.EVENT_ORIGINAL).orElseThrow())
        .containsExactly("{\"ecs\":1}", "raw");
  }

  @Test
  void readsTimeAndSequence() {
    List<Event> events =
        new Reading()
            .read(
                """
                {"@timestamp":"2021-01-09T19:13:43.945128Z","event":{"sequence":38954}}
                {"@timestamp":1610219623945,"auditd":{"sequence":7}}
                {"@timestamp":1610219623.945128001,"event.sequence":"18446744073709551615"}
                {"@timestamp":"2021-01-09 20:13:43.945+01:00","event.sequence":""}
                {"ecs":1}
                """);
    assertThat(events)
        .extracting(e -> e.header().timeNanos + " " + Long.toUnsignedString(e.header().sequence))
        .containsExactly(
            "1610219623945128000 38954",
            "1610219623945000000 7",
            "1610219623945128001 18446744073709551615",
            "1610219623945000000 0",
            "0 0");
    assertThat(events)
        .extracting(event -> event.text(KnownField.TIMESTAMP).orElse("none"))
        .containsExactly(
            "2021-01-09T19:13:43.945128Z",
            "2021-01-09T19:13:43.945Z",
            "2021-01-09T19:13:43.945128001Z",
            "2021-01-09T19:13:43.945Z",
            "none");
    assertThat(events.getLast().header().timed).isFalse();
  }

  @Test
  void countsATimeThatItCannotRead() {
    var reading = new Reading();
    Event event = reading.one("{\"@timestamp\":\"yesterday\"}");
    assertThat(event.header().timed).isFalse();
    assertThat(event.text(KnownField.TIMESTAMP)).hasValue("yesterday");
    assertThat(reading.counts()).isEqualTo(Map.of(Reason.BAD_TIMESTAMP, 1L));
  }

  @Test
  void replacesBytesThatAreNotUtf8AndKeepsTheEvent() {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes("{\"ecs\":\"a".getBytes(StandardCharsets.UTF_8));
    bytes.write(0xff);
    bytes.writeBytes("b\"}\n{\"ecs\":\"\\ud800x\"}".getBytes(StandardCharsets.UTF_8));
    var reading = new Reading();
    assertThat(reading.read(bytes.toByteArray()))
        .extracting(Reading::show)
        .containsExactly("ecs=T:a\ufffdb", "ecs=T:\ufffdx");
    assertThat(reading.counts()).isEqualTo(Map.of(Reason.INVALID_UTF8, 2L));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'a':tru}           | BROKEN_RECORD",
        "{'a' 1}             | BROKEN_RECORD",
        "{'a':01}            | BROKEN_RECORD",
        "{'a':'\\x'}         | BROKEN_RECORD",
        "{'a':[1}            | BROKEN_RECORD",
        "{'message':'x'}     | NOT_A_RECORD",
        "{}                  | NOT_A_RECORD",
        "{'a':{'ecs':1}}     | NOT_A_RECORD",
      })
  void countsWhatIsNoEventAndGoesOn(String json, Reason reason) {
    var reading = new Reading();
    String text = (json + "\n{'ecs':1}").replace('\'', '"');
    assertThat(reading.read(text)).extracting(Reading::show).containsExactly("ecs=L:1");
    assertThat(reading.counts()).isEqualTo(Map.of(reason, 1L));
  }

  @Test
  void passesOverTheActionsOfABulkRequest() {
    var reading = new Reading();
    assertThat(reading.read("{\"index\":{\"_index\":\"i\"}}\n{\"ecs\":1}\n")).hasSize(1);
    assertThat(reading.counts()).isEmpty();
  }

  @Test
  void takesControlCharactersInStrings() {
    assertThat(Reading.show(new Reading().one("{\"ecs\":\"a\0\tb\"}"))).isEqualTo("ecs=T:a\0\tb");
  }

  @Test
  void leavesOutNamesBeyondTheLimitAndCountsTheDocument() {
    var table = new FieldTable(KnownField.values().length + 100);
    var reading = new Reading(table, ReadLimits.defaults());
    var json = new StringBuilder("{\"process\":{\"pid\":7}");
    for (int i = 0; i < 50_000; i++) {
      json.append(",\"n").append(i).append("\":1");
    }
    Event event = reading.one(json + "}");
    assertThat(event.longOr(KnownField.PROCESS_PID, 0)).isEqualTo(7);
    assertThat(event.fieldCount()).isBetween(80, 200);
    assertThat(reading.counts()).isEqualTo(Map.of(Reason.TOO_MANY_FIELDS, 1L));
  }

  @Test
  void keepsHugeNumbersAsText() {
    String digits = "9".repeat(400);
    Event event = new Reading().one("{\"ecs\":" + digits + ",\"a\":" + digits + ".5}");
    assertThat(Reading.show(event)).isEqualTo("ecs=T:" + digits + " a=T:" + digits + ".5");
  }

  @Test
  void extractsOnlyWhatIsAskedFor() {
    var reading = new Reading().wanting("process.name", "x.y");
    Event event =
        reading.one(
            "{\"process\":{\"name\":\"lua\",\"pid\":1,\"parent\":{\"pid\":2}},\"x.y\":[1],"
                + "\"x\":{\"z\":{\"y\":1}},\"process.entity.id\":3,\"@timestamp\":0}");
    assertThat(Reading.show(event))
        .isEqualTo("process.name=T:lua x.y=L:1 @timestamp=T:1970-01-01T00:00:00Z");
  }
}
