package perilune.checks.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/**
 * That at least one of the classes uses a library: a rule about a library that nobody uses any more
 * would hold for ever.
 */
final class SomeUse extends ArchCondition<JavaClass> {

  private final String library;
  private final PackageMatcher matcher;
  private boolean used;

  SomeUse(String library) {
    super("use " + library + " somewhere");
    this.library = library;
    this.matcher = PackageMatcher.of(library);
  }

  @Override
  public void check(JavaClass item, ConditionEvents events) {
    used |=
        item.getDirectDependenciesFromSelf().stream()
            .anyMatch(use -> matcher.matches(use.getTargetClass().getPackageName()));
  }

  @Override
  public void finish(ConditionEvents events) {
    if (!used) {
      events.add(SimpleConditionEvent.violated(this, "nobody uses " + library));
    }
  }
}
