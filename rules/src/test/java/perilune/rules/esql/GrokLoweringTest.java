package perilune.rules.esql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import perilune.rules.plan.RowExpression;
import perilune.rules.plan.TableStage;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.SourceText;
import perilune.source.Span;

/** The patterns that grok knows by name, run by an engine that reads the same subset of RE2. */
final class GrokLoweringTest {

  private static final RowExpression INPUT = new RowExpression.Column("a");

  private static TableStage.Extract lowered(String pattern) {
    var mistakes = new Mistakes(new SourceText("q", pattern), 10, DiagnosticCode.ESQL003);
    var text = new EsqlTree.Text(pattern, new Span(0, pattern.length()));
    return new GrokLowering(text, mistakes)
        .lower(INPUT)
        .orElseThrow(() -> new AssertionError(pattern + ": " + mistakes.inOrder()));
  }

  /** A pattern's name, texts that it holds the whole of, texts that it does not. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\0',
      value = {
        "WORD; lua|a_1; a b|-",
        "NOTSPACE; a-b; a b",
        "GREEDYDATA; a b c;",
        "INT; -7|42; 4.2|x",
        "NUMBER; 4.2|-.5|7; x|1e",
        "BASE16NUM; 0x1F|ff; g",
        "POSINT; 7|10; 0|-1",
        "NONNEGINT; 0|12; -1",
        "QUOTEDSTRING; \"a b\"|'a \\' b'; a b|\"a",
        "UUID; 01234567-89ab-cdef-0123-456789abcdef; 0123",
        "MAC; 00:11:22:aa:bb:cc|00-11-22-aa-bb-cc|0011.22aa.bbcc; 00:11",
        "IPV4; 10.0.0.1|255.255.255.255; 256.0.0.1|1.2.3",
        "IPV6; ::1|fe80::1|2001:db8:0:0:0:0:0:1|::ffff:10.0.0.1|::|fe80::1%eth0|1::2:3; 1:2|g::1|1:2:3:4:5:6:7:8:9",
        "IP; 10.0.0.1|::1; 10.0",
        "HOSTNAME; a.example.com|host-1; -a|a..b",
        "IPORHOST; 10.0.0.1|example.com; a b",
        "HOSTPORT; example.com:80; example.com",
        "USERNAME; a.b-c_1; a b",
        "EMAILADDRESS; a.b+c@example.com; a.example.com",
        "UNIXPATH; /usr/bin/lua|/; usr",
        "WINPATH; C:\\Windows\\a b.exe|\\\\host\\share; C:",
        "PATH; /etc/passwd|C:\\x; a",
        "TTY; /dev/pts/0|/dev/tty1; /dev/null",
        "URIPROTO; https|svn+ssh; h|1a",
        "URIHOST; example.com:8080|10.0.0.1; a b",
        "URIPATHPARAM; /a/b?c=d&e|/; a",
        "URI; https://user:pw@example.com:8443/a/b?c=d|ftp://example.com; example.com",
        "MONTH; Jan|september; Foo",
        "MONTHDAY; 01|31|9; 32|0",
        "DAY; Mon|Tuesday; Foo",
        "YEAR; 26|2026; 202",
        "TIME; 23:59:59|1:02:03.456; 24:00:00",
        "DATE_US; 12/31/2026; 31/12/2026",
        "DATE_EU; 31.12.2026; 31:12:2026",
        "TIMESTAMP_ISO8601; 2026-01-02T03:04:05.678Z|2026-01-02 03:04:05+01:00; 2026-13-02T03:04",
        "DATESTAMP; 12/31/2026 23:59:59; 23:59",
        "HTTPDATE; 02/Jan/2026:03:04:05 +0000; 2026",
        "SYSLOGTIMESTAMP; Jan  2 03:04:05; 03:04:05",
        "PROG; sshd|a/b; a[b",
        "SYSLOGPROG; sshd[123]|cron; a b",
        "LOGLEVEL; WARN|information|error; foo"
      })
  void aNamedPatternHoldsWhatItIsCalled(String name, String right, String wrong) {
    var pattern = Pattern.compile(lowered("%{" + name + "}").regex());
    for (String text : right.split("\\|")) {
      assertThat(pattern.matcher(text).matches()).as(name + " " + text).isTrue();
    }
    for (String text : wrong == null ? new String[0] : wrong.split("\\|")) {
      assertThat(pattern.matcher(text).matches()).as(name + " " + text).isFalse();
    }
  }

  @Test
  void everyNamedPatternIsReadAndAllTogetherCaptureWhatTheyName() {
    for (String name : GrokPatterns.names()) {
      assertThat(lowered("%{" + name + ":x.y:int}").captures())
          .as(name)
          .contains(new TableStage.Capture(1, "x.y", TableStage.CaptureType.WHOLE));
    }
  }

  @Test
  void capturesAreNumberedAsTheyOpenAndOneNameMayHaveSeveral() {
    var stage = lowered("(?:%{WORD:a}|(b))(?<c.d>x)%{SPACE}%{NUMBER:a:double}");
    assertThat(stage.captures())
        .isEqualTo(
            List.of(
                new TableStage.Capture(1, "a", TableStage.CaptureType.TEXT),
                new TableStage.Capture(2, "c.d", TableStage.CaptureType.TEXT),
                new TableStage.Capture(3, "a", TableStage.CaptureType.REAL)));
    var matcher = Pattern.compile(stage.regex()).matcher("lua x 4.5");
    assertThat(matcher.groupCount()).isEqualTo(3);
  }
}
