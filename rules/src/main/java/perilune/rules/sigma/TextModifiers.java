package perilune.rules.sigma;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import perilune.source.DiagnosticCode;
import perilune.source.Mistakes;
import perilune.source.Span;

/**
 * Applies the modifiers that change a text, left to right; one text may become many.
 *
 * <p>{@code windash} puts each of five dashes in the place of each dash or slash that begins a
 * word. {@code base64offset} gives the three ways in which a text lies in the Base64 of a longer
 * one, without the characters that depend on its neighbours. Source: Sigma specification 2.1.0,
 * modifiers; the places of dashes as pySigma has them.
 */
final class TextModifiers {

  private static final Pattern DASH = Pattern.compile("(?<![\\w])[-/](?=\\w)");
  private static final List<String> DASHES = List.of("-", "/", "\u2013", "\u2014", "\u2015");
  private static final int[] OFFSET_STARTS = {0, 2, 3};
  private static final int[] OFFSET_ENDS = {0, 3, 2};

  /** A text, or bytes that are to be encoded. */
  private sealed interface Form {}

  private record Words(SigmaText text) implements Form {}

  /** Bytes, one a character. */
  private record Bytes(String latin) implements Form {

    static Bytes of(byte[] bytes) {
      return new Bytes(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    byte[] bytes() {
      return latin.getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  private final ModifierChain chain;
  private final int maxVariants;
  private final Mistakes mistakes;
  private final Span span;

  TextModifiers(ModifierChain chain, int maxVariants, Mistakes mistakes, Span span) {
    this.chain = chain;
    this.maxVariants = maxVariants;
    this.mistakes = mistakes;
    this.span = span;
  }

  /** Gives the texts to look for; none where a mistake was reported. */
  List<SigmaText> apply(SigmaText text) {
    SigmaText changed = text;
    for (Modifier modifier : chain.modifiers()) {
      switch (modifier) {
        case CONTAINS -> changed = changed.startingAnywhere().endingAnywhere();
        case STARTSWITH -> changed = changed.endingAnywhere();
        case ENDSWITH -> changed = changed.startingAnywhere();
        case ALL, NEQ, CASED -> {}
        default -> {
          return all(text);
        }
      }
    }
    return List.of(changed);
  }

  /** Gives the texts where one may become many, or bytes. */
  private List<SigmaText> all(SigmaText text) {
    List<Form> forms = List.of(new Words(text));
    for (Modifier modifier : chain.modifiers()) {
      var next = new ArrayList<Form>();
      for (Form form : forms) {
        next.addAll(apply(modifier, form));
      }
      forms = next;
      if (forms.size() > maxVariants) {
        mistakes.error(
            DiagnosticCode.SIGMA002,
            span,
            "the value comes to more than " + maxVariants + " texts by its modifiers",
            "split it into parts that 'contains|all' asks for");
        return List.of();
      }
    }
    var texts = new ArrayList<SigmaText>();
    forms.forEach(form -> texts.addAll(text(form)));
    return texts;
  }

  private List<Form> apply(Modifier modifier, Form form) {
    return switch (modifier) {
      case CONTAINS -> words(form, text -> text.startingAnywhere().endingAnywhere());
      case STARTSWITH -> words(form, SigmaText::endingAnywhere);
      case ENDSWITH -> words(form, SigmaText::startingAnywhere);
      case WINDASH ->
          text(form).stream()
              .flatMap(text -> dashes(text).stream())
              .map(Words::new)
              .map(Form.class::cast)
              .toList();
      case BASE64 ->
          bytes(modifier, form).stream().map(b -> encoded(Base64.getEncoder().encode(b))).toList();
      case BASE64_OFFSET ->
          bytes(modifier, form).stream().flatMap(b -> offsets(b).stream()).toList();
      case UTF16LE -> wide(modifier, form, StandardCharsets.UTF_16LE, new byte[0]);
      case UTF16BE -> wide(modifier, form, StandardCharsets.UTF_16BE, new byte[0]);
      case UTF16 ->
          wide(modifier, form, StandardCharsets.UTF_16LE, new byte[] {(byte) 0xFF, (byte) 0xFE});
      default -> List.of(form);
    };
  }

  private List<Form> words(Form form, java.util.function.UnaryOperator<SigmaText> change) {
    return text(form).stream().map(text -> (Form) new Words(change.apply(text))).toList();
  }

  private static Form encoded(byte[] base64) {
    return new Words(SigmaText.literal(new String(base64, StandardCharsets.US_ASCII)));
  }

  private static List<Form> offsets(byte[] bytes) {
    var all = new ArrayList<Form>();
    for (int shift = 0; shift < OFFSET_STARTS.length; shift++) {
      byte[] shifted = new byte[bytes.length + shift];
      System.arraycopy(bytes, 0, shifted, shift, bytes.length);
      String base64 = Base64.getEncoder().encodeToString(shifted);
      int end = base64.length() - OFFSET_ENDS[shifted.length % OFFSET_ENDS.length];
      if (end > OFFSET_STARTS[shift]) {
        all.add(new Words(SigmaText.literal(base64.substring(OFFSET_STARTS[shift], end))));
      }
    }
    return all;
  }

  private List<Form> wide(Modifier modifier, Form form, Charset charset, byte[] mark) {
    if (form instanceof Bytes) {
      refuse("'" + modifier.word() + "' cannot encode what is encoded already");
      return List.of();
    }
    return plain(modifier, form).stream()
        .map(text -> {
          ByteBuffer body = charset.encode(CharBuffer.wrap(text));
          byte[] bytes = new byte[mark.length + body.remaining()];
          System.arraycopy(mark, 0, bytes, 0, mark.length);
          body.get(bytes, mark.length, body.remaining());
          return (Form) Bytes.of(bytes);
        })
        .toList();
  }

  private List<String> plain(Modifier modifier, Form form) {
    if (form instanceof Words(var text) && text.hasWildcard()) {
      refuse("'" + modifier.word() + "' cannot encode a wildcard");
      return List.of();
    }
    return text(form).stream().map(SigmaText::plain).toList();
  }

  private List<byte[]> bytes(Modifier modifier, Form form) {
    return form instanceof Bytes encoded
        ? List.of(encoded.bytes())
        : plain(modifier, form).stream()
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .toList();
  }

  /** Bytes that nothing encodes are looked for as the text that they are. */
  private List<SigmaText> text(Form form) {
    return switch (form) {
      case Words(var text) -> List.of(text);
      case Bytes encoded -> {
        try {
          yield List.of(
              SigmaText.literal(
                  StandardCharsets.UTF_8
                      .newDecoder()
                      .decode(ByteBuffer.wrap(encoded.bytes()))
                      .toString()));
        } catch (CharacterCodingException _) {
          refuse("what 'utf16' gives is no text here: put 'base64' or 'base64offset' behind it");
          yield List.of();
        }
      }
    };
  }

  private void refuse(String message) {
    mistakes.error(
        DiagnosticCode.SIGMA008, span, message, "modifiers are applied from left to right");
  }

  private List<SigmaText> dashes(SigmaText text) {
    List<List<SigmaText.Part>> all = List.of(List.of());
    for (SigmaText.Part part : text.parts()) {
      List<String> choices =
          part instanceof SigmaText.Literal(var literal) ? dashes(literal) : List.of();
      var next = new ArrayList<List<SigmaText.Part>>();
      for (List<SigmaText.Part> before : all) {
        if (choices.isEmpty()) {
          next.add(with(before, part));
        }
        choices.forEach(choice -> next.add(with(before, new SigmaText.Literal(choice))));
      }
      all = next;
      if (all.size() > maxVariants) {
        break;
      }
    }
    return all.stream().map(SigmaText::new).toList();
  }

  private static List<SigmaText.Part> with(List<SigmaText.Part> parts, SigmaText.Part more) {
    var all = new ArrayList<>(parts);
    all.add(more);
    return all;
  }

  private List<String> dashes(String literal) {
    List<String> all = List.of("");
    int from = 0;
    Matcher matcher = DASH.matcher(literal);
    while (matcher.find() && all.size() <= maxVariants) {
      String before = literal.substring(from, matcher.start());
      all =
          all.stream()
              .flatMap(start -> DASHES.stream().map(dash -> start + before + dash))
              .toList();
      from = matcher.end();
    }
    String rest = literal.substring(from);
    return all.stream().map(start -> start + rest).toList();
  }
}
