package perilune.catalog.corpus;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import perilune.catalog.CatalogRule;
import perilune.catalog.Corpus;
import perilune.catalog.Kind;
import perilune.catalog.Predicate;
import perilune.catalog.Reading;
import perilune.catalog.Role;
import perilune.catalog.RuleContent;

/**
 * Rules as bytes, to be kept between runs and told apart by what they say. Equal rules give equal
 * bytes. What is read back equals what was written; bytes that nobody wrote here give an exception,
 * which is why those who keep them keep a checksum, too.
 */
public final class RuleCodec {

  private RuleCodec() {}

  /** Gives a rule as bytes. */
  public static byte[] bytes(CatalogRule rule) {
    return write(out -> rule(out, rule));
  }

  static byte[] bytes(RuleFormat.Held held) {
    return write(out -> {
      list(out, held.rules(), one -> rule(out, one));
      texts(out, held.skipped());
      list(
          out,
          held.problems(),
          one -> {
            text(out, one.path());
            text(out, one.reason());
            text(out, one.detail());
          });
    });
  }

  static RuleFormat.Held held(ByteBuffer in) {
    List<CatalogRule> rules = list(in, RuleCodec::rule);
    List<String> skipped = texts(in);
    return new RuleFormat.Held(
        rules, skipped, list(in, one -> new Corpus.Problem(text(one), text(one), text(one))));
  }

  private static void rule(DataOutputStream out, CatalogRule rule) throws IOException {
    text(out, rule.vendor());
    text(out, rule.path());
    CatalogRule.Card card = rule.card();
    for (String text :
        List.of(
            card.id(),
            card.title(),
            card.language(),
            card.type(),
            card.status(),
            card.severity())) {
      text(out, text);
    }
    texts(out, card.tags());
    texts(out, card.techniques());
    texts(out, card.sources());
    texts(out, rule.content().stages());
    list(out, rule.predicates(), one -> predicate(out, one));
    out.writeByte(rule.reading().status().ordinal());
    list(
        out,
        rule.reading().reasons(),
        one -> {
          text(out, one.kind());
          text(out, one.detail());
        });
  }

  private static CatalogRule rule(ByteBuffer in) {
    String vendor = text(in);
    String path = text(in);
    var card =
        new CatalogRule.Card(
            text(in), text(in), text(in), text(in), text(in), text(in), texts(in), texts(in),
            texts(in));
    List<String> stages = texts(in);
    List<Predicate> predicates = list(in, RuleCodec::predicate);
    Reading.Status status = Reading.Status.values()[in.get()];
    List<Reading.Reason> reasons = list(in, one -> new Reading.Reason(text(one), text(one)));
    var content = new RuleContent(stages, predicates, new Reading(status, reasons));
    return new CatalogRule(vendor, path, card, content);
  }

  private static void predicate(DataOutputStream out, Predicate one) throws IOException {
    text(out, one.field());
    out.writeByte(one.kind().ordinal());
    texts(out, one.values());
    out.writeByte(one.role().ordinal());
    text(out, one.written().field());
    text(out, one.written().operator());
    out.writeInt(one.written().stage());
    out.writeBoolean(one.written().contradiction());
  }

  private static Predicate predicate(ByteBuffer in) {
    String field = text(in);
    Kind kind = Kind.values()[in.get()];
    List<String> values = texts(in);
    Role role = Role.values()[in.get()];
    var written = new Predicate.Origin(text(in), text(in), in.getInt(), in.get() != 0);
    return new Predicate(field, kind, values, role, written);
  }

  private interface Writing<T> {
    void write(T one) throws IOException;
  }

  private static byte[] write(Writing<DataOutputStream> writing) {
    var bytes = new ByteArrayOutputStream(1024);
    try (var out = new DataOutputStream(bytes)) {
      writing.write(out);
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory takes all bytes", impossible);
    }
    return bytes.toByteArray();
  }

  private static <T> void list(DataOutputStream out, List<T> all, Writing<T> writing)
      throws IOException {
    out.writeInt(all.size());
    for (T one : all) {
      writing.write(one);
    }
  }

  private static <T> List<T> list(ByteBuffer in, Function<ByteBuffer, T> reading) {
    int size = in.getInt();
    var all = new ArrayList<T>(Math.min(size, in.remaining()));
    for (int i = 0; i < size; i++) {
      all.add(reading.apply(in));
    }
    return all;
  }

  private static void texts(DataOutputStream out, List<String> all) throws IOException {
    list(out, all, one -> text(out, one));
  }

  private static List<String> texts(ByteBuffer in) {
    return list(in, RuleCodec::text);
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(ByteBuffer in) {
    int length = in.getInt();
    if (length < 0 || length > in.remaining()) {
      throw new BufferUnderflowException();
    }
    var bytes = new byte[length];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
