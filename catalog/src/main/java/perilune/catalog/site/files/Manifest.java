package perilune.catalog.site.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a site holds: for each stem the key that its files were made of, and their suffixes and
 * sizes.
 */
record Manifest(SortedMap<String, Entry> entries) {

  private static final String FIRST_LINE = "perilune catalog manifest 1";
  private static final int MAX_DIGITS = 18;
  private static final int MAX_STEM = 400;

  static final Manifest EMPTY = new Manifest(new TreeMap<>());

  /** The files of one stem. */
  record Entry(String key, List<Size> files) {
    Entry {
      files = List.copyOf(files);
    }
  }

  /** One file. */
  record Size(String suffix, long bytes) {}

  Manifest {
    entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
  }

  /**
   * Says whether a text is a path of letters, digits, dots, lines and dashes. No part of it is
   * empty or starts with a dot, so none leads out of the site.
   */
  static boolean isStem(String text) {
    boolean start = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      boolean inside = c == '.' || c == '/';
      if (!letter && c != '_' && c != '-' && (start || !inside)) {
        return false;
      }
      start = c == '/';
    }
    return !start && text.length() <= MAX_STEM;
  }

  private static boolean isSuffix(String text) {
    return text.length() > 1
        && text.charAt(0) == '.'
        && text.chars().skip(1).allMatch(c -> c >= 'a' && c <= 'z');
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_DIGITS
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Reads a manifest; an empty one where there is none, or where it is not one. */
  static Manifest read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return EMPTY;
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.isEmpty() || !lines.getFirst().equals(FIRST_LINE)) {
      return EMPTY;
    }
    var entries = new TreeMap<String, Entry>();
    for (String line : lines.subList(1, lines.size())) {
      String[] words = line.split(" ");
      if (words.length < 3 || !isStem(words[0])) {
        return EMPTY;
      }
      var files = new ArrayList<Size>();
      for (int i = 2; i + 1 < words.length; i += 2) {
        if (!isSuffix(words[i]) || !isNumber(words[i + 1])) {
          return EMPTY;
        }
        files.add(new Size(words[i], Long.parseLong(words[i + 1])));
      }
      entries.put(words[0], new Entry(words[1], files));
    }
    return new Manifest(entries);
  }

  /** Gives it as text: the same for the same site. */
  String text() {
    var out = new StringBuilder(FIRST_LINE).append('\n');
    entries.forEach((stem, entry) -> {
      out.append(stem).append(' ').append(entry.key());
      entry
          .files()
          .forEach(size -> out.append(' ').append(size.suffix()).append(' ').append(size.bytes()));
      out.append('\n');
    });
    return out.toString();
  }
}
