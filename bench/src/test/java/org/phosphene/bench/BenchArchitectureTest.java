package org.phosphene.bench;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** This room of the house; the others are held by the test of the same kind in cli. */
class BenchArchitectureTest {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("jmh_generated"))
            .importPackages("org.phosphene");

    @Test
    void nobodyUsesThisRoom() {
        assertThat(ALL.containPackage("org.phosphene.cli")).isTrue();
        assertThat(ALL.containPackage("org.phosphene.bench.parts")).isTrue();
        noClasses()
                .that()
                .resideOutsideOfPackage("org.phosphene.bench..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.phosphene.bench..", "org.openjdk.jmh..")
                .check(ALL);
    }

    @Test
    void jmhStaysWithTheParts() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.phosphene.bench.parts..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.openjdk.jmh..")
                .check(ALL);
    }

    @Test
    void packagesFlowOneWay() {
        slices().matching("org.phosphene.bench.(*)..").should().beFreeOfCycles().check(ALL);
        noClasses()
                .that()
                .resideInAPackage("org.phosphene.bench.*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.phosphene.bench")
                .check(ALL);
    }

    @Test
    void namesAreTheFields() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .check(ALL);
    }
}
