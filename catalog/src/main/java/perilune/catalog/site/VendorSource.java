package perilune.catalog.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who publishes a vendor's rules, where, and under which licence. Read from a file of the class
 * path, whose lines are {@code vendor | title | address | licence | address of the licence}; a
 * vendor that it does not have is called by its word.
 *
 * @param title as its makers call it
 * @param address of the repository; may be empty
 * @param licence its name; may be empty
 * @param licenceAddress where it stands; may be empty
 */
record VendorSource(String title, String address, String licence, String licenceAddress) {

  private static final String FILE = "vendors.txt";
  private static final Map<String, VendorSource> ALL = read();

  static VendorSource of(String vendor) {
    return ALL.getOrDefault(vendor, new VendorSource(vendor, "", "", ""));
  }

  /** Gives the address of a file at a commit; empty where either is not known. */
  String file(String commit, String path) {
    if (address.isEmpty() || commit.isEmpty()) {
      return "";
    }
    var encoded = new StringBuilder(address).append("/blob/").append(commit);
    for (String part : path.split("/")) {
      encoded.append('/');
      encoded.append(URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"));
    }
    return encoded.toString();
  }

  private static Map<String, VendorSource> read() {
    var all = new LinkedHashMap<String, VendorSource>();
    try (InputStream in = VendorSource.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("the installation is damaged: " + FILE);
      }
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split(" *\\| *", -1))
          .forEach(
              cells -> all.put(cells[0], new VendorSource(cells[1], cells[2], cells[3], cells[4])));
    } catch (IOException problem) {
      throw new UncheckedIOException("the installation is damaged: " + FILE, problem);
    }
    return Map.copyOf(all);
  }
}
