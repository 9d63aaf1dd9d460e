package perilune.content.indicators;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import perilune.rules.plan.TableStage.LookupTable;

/**
 * Reads a file as a table that rules look into by {@code ENRICH} and {@code LOOKUP JOIN}: CSV with
 * a header, or NDJSON. The first column is what is looked up.
 */
public final class LookupFile {

  /** Longest file read, bytes. */
  public static final int MAX_FILE_BYTES = 256 << 20;

  /** Rows of one table, count: a million with four columns take some 300 MB. */
  public static final int MAX_ROWS = 1_000_000;

  /** Columns of one table, count. */
  public static final int MAX_COLUMNS = 1_000;

  /**
   * What was read.
   *
   * @param table the table; without columns where the file cannot be read at all
   * @param report rows taken and refused, and what was wrong with them
   */
  public record Read(LookupTable table, IndicatorReport report) {

    /** Says whether there is a table, of however few rows. */
    public boolean isTable() {
      return !table.columns().isEmpty();
    }
  }

  private LookupFile() {}

  /** Reads a file; what is wrong with it is in the report, never thrown. O(bytes). */
  public static Read read(String name, Path file) {
    return read(name, file, MAX_ROWS);
  }

  /** Reads a file, and takes so many rows of it. */
  static Read read(String name, Path file, int maxRows) {
    var rows = new LookupRows(maxRows);
    try {
      if (Files.size(file) > MAX_FILE_BYTES) {
        rows.refuse("the file has more than " + MAX_FILE_BYTES + " bytes");
      } else {
        fill(Files.readAllBytes(file), rows);
      }
    } catch (NoSuchFileException _) {
      rows.refuse("there is no such file");
    } catch (CharacterCodingException _) {
      rows.refuse("it is not UTF-8");
    } catch (IOException problem) {
      rows.refuse("it cannot be read: " + problem.getClass().getSimpleName());
    }
    return new Read(rows.table(name), rows.report(file.toString()));
  }

  private static void fill(byte[] bytes, LookupRows rows) throws IOException {
    int start = bytes.length >= 3 && (bytes[0] & 0xff) == 0xef ? 3 : 0;
    while (start < bytes.length && bytes[start] <= ' ' && bytes[start] >= 0) {
      start++;
    }
    if (start == bytes.length) {
      rows.refuse("the file is empty");
    } else if (bytes[start] == '{' || bytes[start] == '[') {
      new LookupDocuments(rows).read(bytes);
    } else {
      var text = ByteBuffer.wrap(bytes, start, bytes.length - start);
      csv(StandardCharsets.UTF_8.newDecoder().decode(text).toString(), rows);
    }
  }

  private static void csv(String text, LookupRows into) {
    var rows = new CsvRows(text);
    for (CsvRows.Outcome next = rows.next(); next != null; next = rows.next()) {
      switch (next) {
        case ROW -> {
          row(rows, into);
          if (into.width() == 0) {
            return;
          }
        }
        case STRAY_QUOTE -> into.refuse(place(rows) + "a quote stands inside a value");
        case UNCLOSED_QUOTE -> into.refuse(place(rows) + "a quote is never closed");
      }
    }
    into.readNumbers();
  }

  private static void row(CsvRows rows, LookupRows into) {
    List<String> cells = rows.cells();
    int width = into.width();
    if (width == 0) {
      into.header(cells);
    } else if (cells.size() != width) {
      into.refuse(place(rows) + cells.size() + " values, and the header has " + width + " columns");
    } else {
      into.texts(cells, rows.line());
    }
  }

  private static String place(CsvRows rows) {
    return "line " + rows.line() + ": ";
  }
}
