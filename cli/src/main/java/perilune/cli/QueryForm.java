package perilune.cli;

import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import perilune.cli.output.QueryText;
import perilune.cli.output.RowJson;
import perilune.event.Event;
import perilune.event.FieldTable;
import perilune.event.RetainedEvent;
import perilune.pipeline.pipes.PipeResult;
import perilune.telemetry.ecs.RawJsonFormat;
import perilune.telemetry.json.EventDocument;
import perilune.telemetry.json.JsonLines;

/** Shows the results of a query in one of its forms. */
interface QueryForm {

  /** Shows one result. */
  void show(PipeResult result, IntFunction<String> inputNames);

  /** Shows how many there were. */
  void end(long count);

  /** Text for people. */
  static QueryForm of(QueryText text) {
    return new QueryForm() {
      @Override
      public void show(PipeResult result, IntFunction<String> inputNames) {
        text.print(result, inputNames);
      }

      @Override
      public void end(long count) {
        text.end(count);
      }
    };
  }

  /** One JSON object a result, with its events as ECS documents. */
  static QueryForm ofEvents(JsonLines lines, FieldTable fields, List<Integer> places) {
    var scratch = new Event(fields);
    return new ResultLines(
        lines,
        places,
        event -> {
          event.restoreTo(scratch);
          EventDocument.writeElement(scratch, lines);
        });
  }

  /** One JSON object a result, with its documents as they were read. */
  static QueryForm ofDocuments(JsonLines lines, FieldTable fields, List<Integer> places) {
    int field = fields.intern(RawJsonFormat.DOCUMENT);
    return new ResultLines(lines, places, event -> lines.copy(event.texts(field).getLast()));
  }

  /** Results as lines of JSON; how an event is written is another's matter. */
  record ResultLines(JsonLines lines, List<Integer> places, Consumer<RetainedEvent> writer)
      implements QueryForm {

    @Override
    public void show(PipeResult result, IntFunction<String> inputNames) {
      lines.start();
      switch (result) {
        case PipeResult.Found(var match, var _) -> {
          lines.array("events");
          events(match.events());
          lines.endArray().texts("join_keys", match.joinKeys());
          RowJson.write(match.row(), lines);
        }
        case PipeResult.Counted(var key, var _) ->
            lines.texts("key", key.stream().map(values -> String.join(", ", values)).toList());
      }
      result
          .tally()
          .ifPresent(tally -> lines.number("count", tally.count()).real("percent", tally.share()));
      lines.end();
    }

    /** A missing event stands at its place in the query, as in Elasticsearch's answers. */
    private void events(List<RetainedEvent> found) {
      if (places.isEmpty()) {
        found.forEach(writer);
        return;
      }
      Iterator<RetainedEvent> next = found.iterator();
      for (int place : places) {
        if (place < 0) {
          lines.element().truth("missing", true).endObject();
        } else {
          writer.accept(next.next());
        }
      }
    }

    @Override
    public void end(long count) {
      lines.flush();
    }
  }
}
