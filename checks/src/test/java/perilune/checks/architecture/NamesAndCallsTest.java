package perilune.checks.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import org.junit.jupiter.api.Test;

/** What nothing may be called, and what nothing may call. */
class NamesAndCallsTest {

  private final JavaClasses all = CompiledClasses.read();

  @Test
  void noPackageIsADrawerForWhateverIsLeft() {
    noClasses()
        .should()
        .resideInAnyPackage(
            "..util..",
            "..utils..",
            "..common..",
            "..helper..",
            "..helpers..",
            "..impl..",
            "..model..",
            "..dto..")
        .check(all);
  }

  @Test
  void noNameIsAnExcuse() {
    noClasses()
        .should()
        .haveNameMatching(".*(Impl|Utils?|Helpers?|Manager|Data|Info|Base)")
        .orShould()
        .haveNameMatching(".*[.$](Abstract|I[A-Z][a-z])\\w*")
        .check(all);
  }

  /** The JDK's expressions take exponential time for some texts, and telemetry is hostile. */
  @Test
  void telemetryNeverMeetsABacktrackingExpression() {
    noClasses()
        .that()
        .resideInAnyPackage("perilune.engine..", "perilune.telemetry..", "perilune.context..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.util.regex..")
        .check(all);
    noClasses()
        .that()
        .resideInAnyPackage("perilune.engine..", "perilune.telemetry..", "perilune.context..")
        .should()
        .callMethodWhere(
            target(owner(nameMatching("java\\.lang\\.String")))
                .and(target(nameMatching("matches|replaceAll|replaceFirst"))))
        .check(all);
  }

  @Test
  void nobodySleeps() {
    noClasses()
        .should()
        .callMethodWhere(
            target(owner(nameMatching("java\\.lang\\.Thread"))).and(target(nameMatching("sleep"))))
        .check(all);
  }

  @Test
  void onlyTheCommandEndsTheProcess() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("perilune.cli.Main")
        .should()
        .callMethodWhere(
            target(owner(nameMatching("java\\.lang\\.(System|Runtime)")))
                .and(target(nameMatching("exit|halt"))))
        .check(all);
  }

  /** But for the programs of a rule set: all stages share them, and each asks once for a kind. */
  @Test
  void theEngineHasNoThreadsAndNoLocksButOne() {
    noClasses()
        .that()
        .resideInAPackage("perilune.engine..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.util.concurrent..")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.lang\\.(Thread|ThreadLocal|ThreadGroup|Timer)")
        .check(all);
    noMethods()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage("perilune.engine..")
        .and()
        .areDeclaredInClassesThat()
        .doNotHaveFullyQualifiedName("perilune.engine.Programs")
        .should()
        .haveModifier(JavaModifier.SYNCHRONIZED)
        .check(all);
    noFields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage("perilune.engine..")
        .should()
        .haveModifier(JavaModifier.VOLATILE)
        .check(all);
  }

  /** The same events give the same findings: what runs rules must not look at the clock. */
  @Test
  void nothingBetweenReaderAndFindingLooksAtTheClockOrAtChance() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "perilune.event..",
            "perilune.telemetry..",
            "perilune.rules..",
            "perilune.context..",
            "perilune.engine..",
            "perilune.findings..",
            "perilune.content..",
            "perilune.pipeline..")
        .should()
        .callMethodWhere(
            target(nameMatching("now|currentTimeMillis|nanoTime|systemUTC"))
                .and(target(owner(nameMatching("java\\.(time|lang)\\..*")))))
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.util\\.(Random|UUID|concurrent\\.ThreadLocalRandom)")
        .check(all);
  }

  @Test
  void nothingStaticChanges() {
    fields().that().areStatic().should().beFinal().check(all);
  }
}
