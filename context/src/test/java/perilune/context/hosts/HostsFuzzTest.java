package perilune.context.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import perilune.source.Diagnostic;
import perilune.source.Parsed;
import perilune.source.SourceText;

/** Whatever a file of Lua hosts holds: hosts, or mistakes that lie within it. */
class HostsFuzzTest {

  private static final HostsLimits LIMITS = new HostsLimits(1 << 16, 100, 5_000, 64);

  @FuzzTest(maxDuration = "2m")
  void givesHostsThatCanBeAskedOrSaysWhatIsWrong(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    Parsed<LuaHosts> read = LuaHosts.builtIn().with(new SourceText("fuzz", text), LIMITS);
    for (Diagnostic told : read.diagnostics()) {
      assertThat(told.span().end()).isLessThanOrEqualTo(text.length());
    }
    if (read instanceof Parsed.Ok<LuaHosts>(var hosts, var _)) {
      String head = text.substring(0, Math.min(200, text.length()));
      hosts.executable(head, "linux");
      hosts.all().forEach(host -> host.answer(Aspect.PARENT, head));
    }
  }
}
