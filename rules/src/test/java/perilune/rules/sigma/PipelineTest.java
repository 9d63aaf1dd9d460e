package perilune.rules.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perilune.source.Diagnostic;
import perilune.source.DiagnosticCode;
import perilune.source.Parsed;
import perilune.source.SourceText;

/**
 * A rule under a pipeline means what another rule means without one. Rules of these cases have a
 * product of their own, whose fields are as they are written.
 */
class PipelineTest {

  private static final String LOG = "{product: own, category: c}";

  private static Pipeline pipeline(String steps) {
    String text = "name: p\npriority: 1\ntransformations: [" + steps + "]\n";
    return switch (Pipeline.read(new SourceText("p.yml", text))) {
      case Parsed.Ok<Pipeline>(var pipeline, var _) -> pipeline;
      case Parsed.Failed<Pipeline>(var said) -> throw new AssertionError(said);
    };
  }

  private static SigmaFile read(String selection, String logSource, List<Pipeline> pipelines) {
    String rule =
        """
        title: A
        id: 5013198f-0000-4000-8000-000000000077
        logsource: %s
        detection: {s: %s, condition: s}
        """
            .formatted(logSource, selection);
    return Sigma.read(
        new SourceText("r.yml", rule), SigmaOptions.defaults().withPipelines(pipelines));
  }

  private static Object meaning(String selection, Pipeline... pipelines) {
    SigmaFile file = read(selection, LOG, List.of(pipelines));
    assertThat(file.rules()).as(file.diagnostics().toString()).hasSize(1);
    return file.rules().getFirst().plan().operator();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "{type: field_name_mapping, mapping: {a: b}} ! {a|contains: x} ! {b|contains: x}",
        "{type: field_name_mapping, mapping: {a: [b, c]}} ! {a: x} ! [{b: x}, {c: x}]",
        "{type: field_name_mapping, mapping: {a: b}} ! {d|fieldref: a} ! {d|fieldref: b}",
        "{type: field_name_mapping, mapping: {a: b}} ! [word] ! [word]",
        "{type: field_name_prefix, prefix: win.} ! {a: x, b: y} ! {win.a: x, win.b: y}",
        "{type: field_name_suffix, suffix: .keyword} ! {a: x} ! {a.keyword: x}",
        "{type: field_name_prefix_mapping, mapping: {a.: z.}} ! {a.b: x, ab: y} ! {z.b: x, ab: y}",
        "{type: drop_detection_item, field_name_conditions: [{type: include_fields, fields: [a]}]}"
            + " ! {a: x, b: y} ! {b: y}",
        "{type: drop_detection_item, field_name_conditions: [{type: exclude_fields, fields: [b]}]}"
            + " ! [{a: x}, {b: y}] ! {b: y}",
        "{type: drop_detection_item, field_name_cond_not: true,"
            + " field_name_conditions: [{type: include_fields, fields: ['b.*'], mode: re}]}"
            + " ! {a: x, bb: y} ! {bb: y}",
        "{type: drop_detection_item, detection_item_cond_op: or,"
            + " detection_item_conditions: [{type: include_fields, fields: [a]},"
            + " {type: include_fields, fields: [c]}]} ! {a: x, b: y, c: z} ! {b: y}",
        "{type: replace_string, regex: '^C:', replacement: 'D:'} ! {a|startswith: 'C:'}"
            + " ! {a: 'D:*'}",
        "{type: replace_string, regex: '(b+)', replacement: '<\\1>'} ! {a: [abba, c]}"
            + " ! {a: ['a<bb>a', c]}",
        "{type: replace_string, regex: '^x', replacement: y, skip_special: true}"
            + " ! {a|contains: x} ! {a|contains: y}",
        "{type: replace_string, regex: '^x', replacement: y} ! {a|contains: x} ! {a|contains: x}",
        "{type: replace_string, regex: 'x', replacement: y} ! {a|re: x} ! {a|re: x}",
        "{type: replace_string, regex: '5', replacement: '6'} ! {a: 5} ! {a: 5}",
        "{type: map_string, mapping: {x: [y, z]}} ! {a: [x, w]} ! {a: [y, z, w]}",
        "{type: set_state, key: k, val: v} ! {a: x} ! {a: x}",
        "{type: field_name_mapping, mapping: {a: b}, rule_conditions: [{type: logsource,"
            + " product: other}]} ! {a: x} ! {a: x}",
        "{type: field_name_mapping, mapping: {a: b}, rule_cond_not: true,"
            + " rule_conditions: [{type: logsource, product: other}]} ! {a: x} ! {b: x}",
        "{type: field_name_mapping, mapping: {a: b}, rule_cond_op: or, rule_conditions:"
            + " [{type: logsource, product: other}, {type: logsource, category: c}]}"
            + " ! {a: x} ! {b: x}",
      })
  void aRuleUnderAPipelineMeansWhatAnotherMeansWithoutIt(
      String steps, String selection, String same) {
    assertThat(meaning(selection, pipeline(steps))).isEqualTo(meaning(same));
  }

  @Test
  void stepsComeInTheOrderOfPriorities() {
    var late = pipeline("{type: field_name_mapping, mapping: {a: late}}");
    var text = "priority: -5\ntransformations: [{type: field_name_mapping, mapping: {a: early}}]";
    Pipeline early =
        Pipeline.read(new SourceText("e.yml", text)) instanceof Parsed.Ok<Pipeline>(var it, var _)
            ? it
            : late;
    assertThat(meaning("{a: x}", late, early)).isEqualTo(meaning("{early: x}"));
  }

  @Test
  void aFieldThatIsMappedIsTheEventsOwnWhateverTheLogSourceCallsIt() {
    var windows = "{product: windows, category: process_creation}";
    var same = pipeline("{type: field_name_mapping, mapping: {Image: Image}}");
    SigmaFile mapped = read("{Image: x}", windows, List.of(same));
    assertThat(mapped.rules().getFirst().plan().operator()).isEqualTo(meaning("{Image: x}"));
    SigmaFile plain = read("{Image: x}", windows, List.of());
    assertThat(plain.rules().getFirst().plan().operator()).isNotEqualTo(meaning("{Image: x}"));
  }

  @Test
  void aConditionThatIsAddedStandsBesideTheDetectionAndIsMappedByLaterSteps() {
    var add = "{type: add_condition, template: true, conditions: {e: $category-1}}";
    var map = "{type: field_name_mapping, mapping: {e: f}}";
    assertThat(meaning("{a: x}", pipeline(add + "," + map))).isEqualTo(meaning("{a: x, f: c-1}"));
    assertThat(meaning("{a: x}", pipeline(map + "," + add))).isEqualTo(meaning("{a: x, e: c-1}"));
    var not = "{type: add_condition, negated: true, conditions: {e: y}}";
    assertThat(meaning("{a: x}", pipeline(not))).isNotEqualTo(meaning("{a: x, e: y}"));
  }

  @Test
  void aChangedLogSourceIsThatOfScopeFieldsAndLaterConditions() {
    var change = "{type: change_logsource, product: linux, category: process_creation}";
    var then =
        "{type: map_string, mapping: {x: y}, rule_conditions: [{type: logsource, product: linux}]}";
    SigmaFile changed = read("{Image: x}", LOG, List.of(pipeline(change + "," + then)));
    SigmaFile linux = read("{Image: y}", "{product: linux, category: process_creation}", List.of());
    assertThat(changed.rules().getFirst().plan()).isEqualTo(linux.rules().getFirst().plan());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "{type: rule_failure, message: not here} ! {a: x} ! not here",
        "{type: detection_item_failure, message: not this} ! {a: x} ! not this",
        "{type: drop_detection_item} ! {a: x} ! drop all of the selection 's'",
      })
  void aRuleThatIsRefusedSaysWhy(String steps, String selection, String words) {
    SigmaFile file = read(selection, LOG, List.of(pipeline(steps)));
    assertThat(file.rules()).isEmpty();
    assertThat(file.diagnostics()).extracting(Diagnostic::code).contains(DiagnosticCode.SIGMA017);
    assertThat(file.diagnostics().toString()).contains(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "{type: value_placeholders} ! 'value_placeholders' are not run",
        "{type: query_expression_placeholders} ! 'query_expression_placeholders' are not run",
        "{type: nest} ! 'nest' are not run",
        "{type: field_name_maping} ! did you mean 'field_name_mapping'",
        "{mapping: {a: b}} ! has no type",
        "{type: field_name_mapping} ! 'mapping' is a map",
        "{type: field_name_mapping, mapping: {a: {b: c}}} ! mapped to text or a list",
        "{type: replace_string, regex: '(?=a)', replacement: ''} ! linear time",
        "{type: replace_string, regex: '((a{999}){999}){999}', replacement: ''} ! linear time",
        "{type: replace_string, regex: a, replacement: '\\1'} ! no such group",
        "{type: change_logsource} ! log source says nothing",
        "{type: add_condition} ! 'conditions' is a map",
        "{type: set_state, rule_conditions: [{type: taxonomy}]} ! 'taxonomy' are not run",
        "{type: set_state, rule_cond_op: xor} ! 'and' or 'or'",
        "{type: set_state, field_name_conditions: [{type: include_fields}]} ! names no fields",
        "word ! a transformation is a map",
      })
  void aStepThatIsNotRunIsNamedWithItsPlace(String step, String words) {
    var file = new SourceText("p.yml", "name: p\ntransformations:\n- " + step + "\n");
    List<Diagnostic> said = Pipeline.read(file).diagnostics();
    assertThat(said).anyMatch(Diagnostic::isError);
    assertThat(said.toString()).contains(words);
    assertThat(said).allMatch(one -> file.line(one.span().start()) == 3);
  }

  @Test
  void mappingsOfMappingsMeetALimit() {
    String step = "{type: field_name_mapping, mapping: {a: [a, a, a, a, a, a, a, a, a, a]}}";
    SigmaFile file = read("{a: x}", LOG, List.of(pipeline((step + ",").repeat(5) + step)));
    assertThat(file.diagnostics().toString()).contains("more than 1000 fields");
  }

  @Test
  void textsThatGrowMeetALimit() {
    String step = "{type: replace_string, regex: '(.+)', replacement: '\\1\\1'}";
    SigmaFile file = read("{a: x}", LOG, List.of(pipeline((step + ",").repeat(40) + step)));
    assertThat(file.diagnostics().toString()).contains("too long for a pipeline");
  }
}
