package perilune.context.provenance.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layers as data, and which of them each file is of. */
class LayerStackTest {

  @TempDir Path folder;
  private LayerStack stack = new LayerStack(Path.of("x"), ImageLimits.defaults());
  private int count;

  @BeforeEach
  void makeStack() throws IOException {
    stack =
        new LayerStack(
            Files.createDirectory(folder.resolve("files")), new ImageLimits(100, 1 << 20));
  }

  @Test
  void theHighestLayerThatHasAFileBroughtIt() throws IOException {
    layer("5 usr/\n5 usr/bin/\n0 usr/bin/lua old\n0 ./usr/bin/sh shell\n2 bin usr/bin");
    layer("0 usr/bin/lua new\n0 bin/extra through the link\n1 usr/bin/luac usr/bin/lua");

    assertThat(paths())
        .isEqualTo("/bin=1 /usr/bin/extra=2 /usr/bin/lua=2 /usr/bin/luac=2 /usr/bin/sh=1");
    assertThat(text("usr/bin/lua")).isEqualTo("new");
    assertThat(text("usr/bin/luac")).isEqualTo("new");
    assertThat(files().whole()).isTrue();
  }

  @Test
  void whiteoutsTakeAwayWhatLowerLayersBrought() throws IOException {
    layer("0 a/gone x\n0 a/stays x\n0 b/old x\n0 b/deep/old x\n0 c/x x");
    layer("0 a/.wh.gone \n0 b/new y\n0 b/.wh..wh..opq \n0 .wh.c ");

    assertThat(paths()).isEqualTo("/a/stays=1 /b/new=2");
    assertThat(Files.exists(folder.resolve("files/c"))).isFalse();
    layer("0 a z");
    assertThat(paths()).isEqualTo("/a=3 /b/new=2");
  }

  @Test
  void nothingLeadsOutOfTheFolder() throws IOException {
    Path outside = Files.writeString(folder.resolve("outside"), "mine");
    layer(
        """
        0 ../outside x
        0 ../../up x
        0 /abs x
        2 out ..
        0 out/outside x
        2 root /
        0 root/y x
        1 hard ../outside
        0 .wh...
        0 a/.wh...
        0 .. x
        0 a/.. x
        2 loop loop
        0 loop/x x
        3 dev/mem
        """);

    assertThat(Files.readString(outside)).isEqualTo("mine");
    try (var all = Files.list(folder)) {
      assertThat(all).hasSize(2);
    }
    // Parents of the folder are the folder: the name is one inside.
    assertThat(paths()).contains("/outside=1 ").contains("/abs=1 ").contains("/y=1");
    assertThat(files().whole()).isFalse();
  }

  @Test
  void longNamesComeAsPaxRecordsOrGnusOwn() throws IOException {
    String name = "n".repeat(150) + "/" + "m".repeat(120);
    String record = " path=" + name + "\n";
    int length = record.length() + 3;
    byte[] tar =
        new SmallTar()
            .add('x', "pax", length + record)
            .add('0', "short", "1")
            .add('L', "././@LongLink", "g" + name)
            .add('0', "short", "2")
            .add('0', "short", "3")
            .bytes();
    stack.add(new ImageLayer(1, "", ""), new ByteArrayInputStream(tar));

    assertThat(paths()).isEqualTo("/g" + name + "=1 /" + name + "=1 /short=1");
  }

  @Test
  void whatIsCutDamagedOrBeyondALimitIsSaid() {
    byte[] tar = SmallTar.of("0 a text\n0 b text");
    byte[] damaged = tar.clone();
    damaged[3] = 'x';
    assertThatThrownBy(() -> add(SmallTar.cut(tar, 1024))).hasMessageContaining("cut");
    assertThatThrownBy(() -> add(SmallTar.cut(tar, 700))).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> add(damaged)).hasMessageContaining("damaged");
    assertThatThrownBy(() -> add(SmallTar.of("0 a x\n".repeat(101)))).hasMessageContaining("100");
    assertThatThrownBy(() -> add(new byte[2 << 20])).hasMessageContaining("limit");
  }

  @Test
  void aLayerHasAName() {
    assertThat(new ImageLayer(2, "sha256:" + "ab".repeat(32), "COPY x /x").name())
        .isEqualTo("image layer 2 abababababab: COPY x /x");
    assertThat(new ImageLayer(1, "", "").name()).isEqualTo("image layer 1");
  }

  private void layer(String lines) throws IOException {
    add(SmallTar.of(lines));
  }

  private void add(byte[] tar) throws IOException {
    stack.add(new ImageLayer(++count, "", ""), new ByteArrayInputStream(tar));
  }

  private ImageFiles files() {
    return stack.files(Set.of());
  }

  private String paths() {
    return String.join(
        " ",
        files().paths().entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue())
            .sorted()
            .toList());
  }

  private String text(String path) throws IOException {
    return Files.readString(folder.resolve("files").resolve(path));
  }
}
