package perilune.scenarios.world;

import java.util.ArrayList;
import perilune.scenarios.story.Image;

/** The same program under another path and name. */
final class Renaming {

  private Renaming() {}

  static Image of(World world, Image image, String path, String name) {
    var words = new ArrayList<>(image.arguments());
    words.set(0, name);
    return world.given(image.at(path), words);
  }
}
