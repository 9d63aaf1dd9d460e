package perilune.checks.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which room may know which: the arrows of the architecture, and none else. */
class RoomsTest {

  /** Room, then the packages that it may know besides its own. */
  private static final String ARROWS =
      """
      source    :
      event     :
      telemetry : event..
      rules     : source.. event..
      context   : source.. event..
      engine    : event.. rules.plan..
      findings  : event.. engine.. rules rules.plan..
      content   : source.. rules.. event.. telemetry.. engine.match..
      pipeline  : source.. event.. telemetry.. rules.. context.. engine.. findings.. content..
      scenarios : source..
      catalog   : source.. event.. telemetry.. rules.. engine.. content..
      cli       : ..
      """;

  /** Rooms that have languages in them, and those that must not see any. */
  private static final String[] LANGUAGES = {
    "perilune.rules.eql..",
    "perilune.rules.kql..",
    "perilune.rules.esql..",
    "perilune.rules.sigma.."
  };

  private final JavaClasses all = CompiledClasses.read();

  @Test
  void everyRoomKnowsOnlyTheRoomsThatTheArchitectureAllows() {
    for (String line : ARROWS.lines().toList()) {
      String room = line.substring(0, line.indexOf(':')).strip();
      noClasses()
          .that()
          .resideInAPackage("perilune." + room + "..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("perilune..").and(DescribedPredicate.not(allowed(room, line))))
          .because("the arrows are " + line)
          .check(all);
    }
  }

  private static DescribedPredicate<JavaClass> allowed(String room, String line) {
    var packages = new ArrayList<String>();
    packages.add("perilune." + room + "..");
    for (String name : line.substring(line.indexOf(':') + 1).strip().split(" +")) {
      if (!name.isEmpty()) {
        packages.add(name.startsWith("..") ? "perilune.." : "perilune." + name);
      }
    }
    return resideInAnyPackage(packages.toArray(String[]::new));
  }

  @Test
  void everyClassLivesInARoomThatTheArchitectureNames() {
    String[] rooms =
        ARROWS
            .lines()
            .map(line -> "perilune." + line.substring(0, line.indexOf(':')).strip() + "..")
            .toArray(String[]::new);
    classes().should().resideInAnyPackage(rooms).check(all);
  }

  @Test
  void aPlanAndWhatLanguagesShareKnowNoLanguage() {
    noClasses()
        .that()
        .resideInAnyPackage("perilune.rules", "perilune.rules.plan..", "perilune.rules.text..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(LANGUAGES)
        .check(all);
  }

  /** A query in ES|QL may hold one in KQL. */
  private static boolean mayHold(String language, String other) {
    return language.contains(".esql") && other.contains(".kql");
  }

  @Test
  void noLanguageKnowsAnother() {
    for (String language : LANGUAGES) {
      for (String other : LANGUAGES) {
        if (!language.equals(other) && !mayHold(language, other)) {
          noClasses()
              .that()
              .resideInAPackage(language)
              .should()
              .dependOnClassesThat()
              .resideInAPackage(other)
              .check(all);
        }
      }
    }
  }

  @Test
  void theEngineKnowsOnlyThePlanOfARule() {
    noClasses()
        .that()
        .resideInAnyPackage("perilune.engine..", "perilune.findings..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(LANGUAGES)
        .check(all);
  }

  @Test
  void noPackagesKnowEachOtherInACircle() {
    slices().assignedFrom(new ByPackage()).should().beFreeOfCycles().check(all);
  }

  @Test
  void everyLibraryStaysInItsRoom() {
    var homes =
        List.of(
            List.of("tools.jackson..", "perilune.telemetry.json..", "perilune.catalog.attack.json"),
            List.of("com.github.luben..", "perilune.telemetry"),
            List.of("org.tomlj..", "perilune.content.."),
            List.of("org.snakeyaml..", "perilune.rules.sigma"),
            List.of("com.google.re2j..", "perilune.engine..", "perilune.rules.sigma"),
            List.of("org.sqlite..", "perilune.context.provenance.database"),
            List.of("org.eclipse.jgit..", "perilune.catalog.corpus"),
            List.of("picocli..", "perilune.cli.."),
            List.of("me.tongfei..", "perilune.cli.output.."));
    for (List<String> home : homes) {
      String[] rooms = home.subList(1, home.size()).toArray(String[]::new);
      noClasses()
          .that()
          .resideOutsideOfPackages(rooms)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(home.getFirst())
          .because(home.getFirst() + " is at home in " + String.join(", ", rooms))
          .check(all);
      classes().that().resideInAnyPackage(rooms).should(new SomeUse(home.getFirst())).check(all);
    }
  }

  @Test
  void nothingElseIsUsedThanTheJdkAndTheLibrariesNamed() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "perilune..",
            "java..",
            "org.jspecify.annotations",
            "tools.jackson..",
            "com.github.luben..",
            "org.tomlj..",
            "org.snakeyaml..",
            "org.sqlite..",
            "com.google.re2j..",
            "org.eclipse.jgit..",
            "picocli..",
            "me.tongfei..",
            "")
        .check(all);
  }

  /** Takes every package as a slice of its own, the root of a room too. */
  private static final class ByPackage implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
      return SliceIdentifier.of(javaClass.getPackageName());
    }

    @Override
    public String getDescription() {
      return "every package";
    }
  }
}
