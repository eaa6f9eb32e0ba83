package io.atelier.platform.testing;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.NullMarked;

/** The rules that every service's main classes keep. */
public final class ArchitectureRules {
  private ArchitectureRules() {}

  /**
   * Checks the main classes of a module.
   *
   * @param basePackage for example {@code io.atelier.auth}
   * @throws AssertionError naming every violation, or when there is no class below the package
   */
  public static void check(String basePackage) {
    JavaClasses classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(basePackage);
    check(basePackage, classes);
  }

  static void check(String basePackage, JavaClasses classes) {
    rules(basePackage).forEach(rule -> rule.check(classes));
  }

  private static List<ArchRule> rules(String basePackage) {
    return List.of(
        slices().matching(basePackage + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true),
        noClasses()
            .should()
            .callMethodWhere(
                target(owner(assignableTo("org.reactivestreams.Publisher")))
                    .and(target(nameMatching("block.*|toFuture|toIterable|toStream"))))
            .because("a blocked thread serves nobody"),
        noClasses()
            .should()
            .callMethodWhere(
                target(owner(assignableTo(CompletableFuture.class)))
                    .and(target(nameMatching("join|get"))))
            .because("a blocked thread serves nobody"),
        noFields()
            .should()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
            .orShould()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
            .orShould()
            .beAnnotatedWith("jakarta.inject.Inject")
            .because("constructors say what a class needs"),
        classes().that(areTopLevel()).should(beInANullMarkedPackage()));
  }

  private static DescribedPredicate<JavaClass> areTopLevel() {
    return DescribedPredicate.describe("are top level", JavaClass::isTopLevelClass);
  }

  private static ArchCondition<JavaClass> beInANullMarkedPackage() {
    return new ArchCondition<>("be in a @NullMarked package, because NullAway checks only those") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
        String message =
            type.getName() + (marked ? " is" : " is not") + " in a @NullMarked package";
        events.add(new SimpleConditionEvent(type, marked, message));
      }
    };
  }
}
