package perilune.checks.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The classes of all rooms, without tests. */
final class CompiledClasses {

  private CompiledClasses() {}

  /** Reads them from the class path. About a second. */
  static JavaClasses read() {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("perilune");
    if (classes.size() < 300) {
      throw new AssertionError("only " + classes.size() + " classes of the rooms were found");
    }
    return classes;
  }
}
