package perilune.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InputsTest {

  @TempDir private Path folder;

  private final Inputs inputs =
      new Inputs(new ByteArrayInputStream("typed".getBytes(StandardCharsets.UTF_8)));

  @Test
  void walksAFolderByName() throws IOException {
    write("b.log");
    write("a/z.log");
    write("a/.hidden");
    write("c");
    assertThat(names(inputs.find(List.of(folder.toString()))))
        .containsExactly("a/.hidden", "a/z.log", "b.log", "c");
  }

  @Test
  void keepsTheOrderOfPathsAndGivesAFileOnce() throws IOException {
    write("a");
    write("b");
    String b = folder.resolve("b").toString();
    assertThat(names(inputs.find(List.of(b, folder.toString(), b)))).containsExactly("b", "a");
  }

  @Test
  void namesWhatIsMissing() {
    Inputs.Found found = inputs.find(List.of(folder.resolve("none").toString(), "a\0b"));
    assertThat(found.inputs()).isEmpty();
    assertThat(found.unreadable())
        .extracting(Inputs.Unreadable::reason)
        .containsExactly("there is no such file", "this is not a path");
  }

  @Test
  void followsALinkThatIsNamedButNoneInAFolder() throws IOException {
    Path outside = write("outside/file");
    write("in/file");
    Path in = folder.resolve("in");
    Files.createSymbolicLink(in.resolve("loop"), in);
    Files.createSymbolicLink(in.resolve("same"), in.resolve("file"));
    Files.createSymbolicLink(in.resolve("away"), outside);
    Files.createSymbolicLink(in.resolve("broken"), in.resolve("none"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), in);
    Inputs.Found found = inputs.find(List.of(link.toString()));
    assertThat(names(found)).containsExactly("link/file");
    assertThat(found.unreadable())
        .extracting(each -> folder.relativize(Path.of(each.path())).toString())
        .containsExactlyInAnyOrder("link/away", "link/broken");
  }

  @Test
  void givesStandardInputOnce() throws IOException {
    List<Input> found = inputs.find(List.of("-", "-")).inputs();
    assertThat(found).hasSize(1);
    Input input = found.getFirst();
    assertThat(input.rereadable()).isFalse();
    assertThat(input.randomAccess()).isFalse();
    assertThat(input.path()).isEmpty();
    try (InputStream content = input.open()) {
      assertThat(content.readAllBytes()).asString().isEqualTo("typed");
    }
    assertThatThrownBy(input::open).isInstanceOf(IOException.class);
  }

  @Test
  void tellsWhichFilesCanBeReadAtAnOffset() throws IOException {
    Path plain = write("plain");
    Path packed = folder.resolve("packed.txt");
    Files.write(packed, new byte[] {0x1f, (byte) 0x8b, 8, 0});
    List<Input> found = inputs.find(List.of(plain.toString(), packed.toString())).inputs();
    assertThat(found).extracting(Input::rereadable).containsExactly(true, true);
    assertThat(found).extracting(Input::randomAccess).containsExactly(true, false);
  }

  private Path write(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    return Files.writeString(file, name);
  }

  private List<String> names(Inputs.Found found) {
    return found.inputs().stream()
        .map(input -> folder.relativize(Path.of(input.name())).toString())
        .toList();
  }
}
