package perilune.checks.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The classes of all rooms, without tests. */
final class CompiledClasses {

  /** Read once: some seconds. */
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          // The engine's reference evaluator: other rooms test against it, packed as a jar.
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("perilune");

  private CompiledClasses() {}

  static JavaClasses read() {
    if (ALL.size() < 300) {
      throw new AssertionError("only " + ALL.size() + " classes of the rooms were found");
    }
    return ALL;
  }
}
