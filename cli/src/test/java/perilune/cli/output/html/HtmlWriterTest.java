package perilune.cli.output.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HtmlWriterTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final HtmlWriter html =
      new HtmlWriter(new PrintStream(bytes, false, StandardCharsets.UTF_8));

  private String written() {
    assertThat(html.end()).isTrue();
    return bytes.toString(StandardCharsets.UTF_8).strip();
  }

  @Test
  void noTextBecomesMarkup() {
    html.leaf("b", "</b><script>alert(1)</script>&amp;");
    assertThat(written())
        .isEqualTo("<b>&lt;/b&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;</b>");
  }

  @Test
  void noTextLeavesItsAttribute() {
    html.leaf("i", "", "title", "\" onload=\"alert(1)'");
    assertThat(written()).isEqualTo("<i title=\"&quot; onload=&quot;alert(1)'\"></i>");
  }

  @Test
  void showsWhatIsNotTextAsEscapes() {
    html.leaf("i", "a\u0000\u001b[2J\u202e\ud800\ufffe\uffff\nb");
    assertThat(written()).isEqualTo("<i>a\\u0000\\u001b[2J\\u202e\\ud800\\ufffe\\uffff\\nb</i>");
  }

  @Test
  void leavesLettersOfAllScriptsAlone() {
    html.leaf("i", "дом שלום 家 \ud83d\ude00");
    assertThat(written()).isEqualTo("<i>дом שלום 家 \ud83d\ude00</i>");
  }

  @Test
  void closesWhatIsEmptyAtOnce() {
    html.open("p").open("br").text("x").close();
    assertThat(written()).isEqualTo("<p><br/>x</p>");
  }

  @Test
  void refusesWhatIsNoName() {
    assertThatThrownBy(() -> html.open("b onload=x")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> html.open("b", "x\"", "y"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> html.open("b", "title")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesAPageThatIsNotClosed() {
    html.open("b");
    assertThatThrownBy(html::end).isInstanceOf(IllegalStateException.class);
  }
}
