package perilune.context.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import perilune.context.reading.Constants.Constant;

/** Judges one source text and the texts in it. Used once. */
final class SourceJudge {

  private final ReadingLimits limits;
  private final Set<Ability> found;
  // Characters of texts in the text that may still be judged: none is judged without end.
  private int budget;

  SourceJudge(ReadingLimits limits, Set<Ability> found) {
    this.limits = limits;
    this.found = found;
    this.budget = limits.maxBytes();
  }

  void judge(String source, int depth) {
    new Pass(Lexer.tokens(source), depth).run();
  }

  /** A dotted name as it was read: where it ends, and whether a part of it was put together. */
  private record Path(String name, int next, boolean computed) {}

  /** One way through the words of a text. */
  private final class Pass {

    private final List<Token> tokens;
    private final int depth;
    private final Map<String, String> aliases = new HashMap<>();
    private final Constants constants;

    Pass(List<Token> tokens, int depth) {
      this.tokens = tokens;
      this.depth = depth;
      this.constants = new Constants(tokens, limits, name -> aliases.getOrDefault(name, name));
    }

    void run() {
      int at = 0;
      while (at < tokens.size()) {
        at = step(at);
      }
    }

    private int step(int at) {
      Token token = at(at);
      if (token.kind() == Token.Kind.HIDDEN_TEXT) {
        found.add(Ability.OBFUSCATED);
      }
      if (!token.isName() || at > 0 && (at(at - 1).is(".") || at(at - 1).is(":"))) {
        return at + 1;
      }
      if (at(at + 1).is("=") && !at(at + 2).is("=")) {
        assign(token.text(), at + 2);
      }
      Path path = path(at);
      use(path);
      return Math.max(at + 1, Math.min(path.next(), at + 1 + extra(at, path)));
    }

    /** Names inside a path's brackets are judged too; those behind its dots are parts of it. */
    private int extra(int at, Path path) {
      int more = 0;
      while (at + 1 + more < path.next() && (at(at + 1 + more).is(".") || at(at + more).is("."))) {
        more++;
      }
      return more;
    }

    /** A variable that is given a library's name, or a constant, means that from here on. */
    private void assign(String variable, int at) {
      if (aliases.size() >= limits.maxNames()) {
        return;
      }
      Constant constant = constants.read(at);
      if (constant != null) {
        constants.set(variable, constant);
        return;
      }
      if (at(at).isName()) {
        Path path = path(at);
        if (!path.name().isEmpty() && !path.name().equals(variable)) {
          aliases.put(variable, path.name());
        }
      }
    }

    private Path path(int at) {
      String name = at(at).text();
      String base = aliases.getOrDefault(name, name);
      int next = at + 1;
      boolean computed = false;
      if (base.equals("require")) {
        Constant module = constants.argument(next);
        if (module != null) {
          base = Names.module(module.text());
          next = module.next();
          computed = module.computed();
        }
      }
      var path = new StringBuilder(isGlobals(base) ? "" : base);
      while (path.length() < MAX_PATH) {
        if ((at(next).is(".") || at(next).is(":")) && at(next + 1).isName()) {
          add(path, at(next + 1).text());
          next += 2;
          continue;
        }
        Constant key = at(next).is("[") ? constants.read(next + 1) : null;
        if (key == null || !at(key.next()).is("]")) {
          if (at(next).is("[") && isLibrary(path)) {
            found.add(Ability.OBFUSCATED);
          }
          break;
        }
        add(path, key.text());
        computed |= key.computed();
        next = key.next() + 1;
      }
      return new Path(path.toString(), next, computed);
    }

    private void add(StringBuilder path, String part) {
      path.append(path.isEmpty() ? "" : ".").append(part);
      if (isGlobals(path.toString())) {
        path.setLength(0);
      } else if (aliases.containsKey(path.toString()) && path.indexOf(".") < 0) {
        path.replace(0, path.length(), aliases.get(path.toString()));
      }
    }

    private void use(Path path) {
      Set<Ability> abilities = Names.abilities(path.name());
      found.addAll(abilities);
      if (path.computed() && !abilities.isEmpty()) {
        found.add(Ability.OBFUSCATED);
      }
      switch (path.name()) {
        case "load", "loadstring" -> loaded(path.next());
        case "dofile", "loadfile" -> ran(path.next());
        case "io.open" -> opened(path.next());
        case "string.char" -> {
          Constant text = constants.arguments(path.next());
          if (text != null && text.text().length() >= HIDDEN_CHARACTERS) {
            found.add(Ability.OBFUSCATED);
          }
        }
        default -> {}
      }
    }

    /** What is loaded is judged too, where it is a constant. */
    private void loaded(int at) {
      Constant text = constants.argument(at);
      if (text == null) {
        boolean worked =
            at(at).is("(") && (at(at + 1).is("(") || at(at + 1).isText() || decodes(at + 1));
        if (worked) {
          found.add(Ability.OBFUSCATED);
        }
        return;
      }
      if (text.computed()) {
        found.add(Ability.OBFUSCATED);
      }
      if (depth < limits.maxDepth() && text.text().length() <= budget) {
        budget -= text.text().length();
        judge(text.text(), depth + 1);
      }
    }

    /** A file that is run is a part of the program, but one where everybody can write is data. */
    private void ran(int at) {
      Constant path = constants.argument(at);
      if (path != null
          && (path.computed() || ANYBODYS.stream().anyMatch(path.text()::startsWith))) {
        found.add(Ability.CODE);
      }
    }

    private boolean decodes(int at) {
      String name = at(at).isName() ? path(at).name() : "";
      return name.equals("table.concat")
          || name.equals("string.gsub")
          || name.equals("string.reverse");
    }

    /** The second argument says whether a file is written. */
    private void opened(int at) {
      int open = 0;
      for (int i = at; i < Math.min(tokens.size(), at + MAX_ARGUMENT); i++) {
        open += at(i).is("(") ? 1 : at(i).is(")") ? -1 : 0;
        if (open == 0) {
          return;
        }
        if (open == 1 && at(i).is(",") && at(i + 1).isText()) {
          String mode = at(i + 1).text();
          if (mode.startsWith("w") || mode.startsWith("a") || mode.contains("+")) {
            found.add(Ability.FILE);
          }
          return;
        }
      }
    }

    private Token at(int index) {
      return index >= 0 && index < tokens.size() ? tokens.get(index) : Token.END;
    }
  }

  /** Places where everybody can write, or that are no files. */
  private static final List<String> ANYBODYS =
      List.of("/tmp/", "/var/tmp/", "/dev/", "/proc/", "/run/shm/");

  private static final int MAX_PATH = 200;
  private static final int MAX_ARGUMENT = 200;
  private static final int HIDDEN_CHARACTERS = 3;

  private static boolean isGlobals(String name) {
    return name.equals("_G") || name.equals("_ENV") || name.equals("package.loaded");
  }

  private static boolean isLibrary(CharSequence path) {
    return switch (path.toString()) {
      case "os", "io", "package" -> true;
      default -> false;
    };
  }
}
