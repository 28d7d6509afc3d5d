package org.phosphene.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The rooms of the house and the doors between them; see docs/Architecture.md. */
class ArchitectureTest {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.phosphene");

    private static final String[] CORE = {
        "org.phosphene.stimulus..",
        "org.phosphene.gabor..",
        "org.phosphene.observer..",
        "org.phosphene.answers..",
        "org.phosphene.estimate..",
        "org.phosphene.template..",
        "org.phosphene.trial..",
        "org.phosphene.triggered..",
        "org.phosphene.psychometric..",
        "org.phosphene.tune..",
        "org.phosphene.whiten..",
        "org.phosphene.contrast..",
        "org.phosphene.attack.."
    };

    @Test
    void allModulesAreLookedAt() {
        for (String name :
                new String[] {"stimulus", "answers", "data", "onnx", "onednn", "zoo", "report", "studies", "cli"}) {
            assertThat(ALL.containPackage("org.phosphene." + name)).as(name).isTrue();
        }
    }

    @Test
    void modulesUseOnlyWhatTheirRoomMay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("core")
                .definedBy(CORE)
                .layer("data")
                .definedBy("org.phosphene.data..")
                .layer("onnx")
                .definedBy("org.phosphene.onnx..")
                .layer("onednn")
                .definedBy("org.phosphene.onednn..")
                .layer("zoo")
                .definedBy("org.phosphene.zoo..")
                .layer("report")
                .definedBy("org.phosphene.report..")
                .layer("studies")
                .definedBy("org.phosphene.studies..")
                .layer("cli")
                .definedBy("org.phosphene.cli..")
                // built after this one, and held to the same by a test of its own
                .optionalLayer("bench")
                .definedBy("org.phosphene.bench..")
                .whereLayer("bench")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("core")
                .mayNotAccessAnyLayer()
                .whereLayer("data")
                .mayOnlyAccessLayers("core")
                .whereLayer("onnx")
                .mayOnlyAccessLayers("core")
                .whereLayer("onednn")
                .mayOnlyAccessLayers("core", "onnx")
                .whereLayer("report")
                .mayOnlyAccessLayers("core")
                .whereLayer("zoo")
                .mayOnlyAccessLayers("core", "data", "onnx")
                .whereLayer("studies")
                .mayOnlyAccessLayers("core", "data", "onnx", "onednn", "zoo", "report")
                .check(ALL);
    }

    @Test
    void coreFlowsOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("stimulus")
                .definedBy("org.phosphene.stimulus..")
                .layer("gabor")
                .definedBy("org.phosphene.gabor..")
                .layer("observer")
                .definedBy("org.phosphene.observer..")
                .layer("answers")
                .definedBy("org.phosphene.answers..")
                .layer("estimate")
                .definedBy("org.phosphene.estimate..")
                .layer("template")
                .definedBy("org.phosphene.template..")
                .layer("trial")
                .definedBy("org.phosphene.trial..")
                .layer("whiten")
                .definedBy("org.phosphene.whiten..")
                .layer("triggered")
                .definedBy("org.phosphene.triggered..")
                .layer("psychometric")
                .definedBy("org.phosphene.psychometric..")
                .layer("tune")
                .definedBy("org.phosphene.tune..")
                .layer("contrast")
                .definedBy("org.phosphene.contrast..")
                .layer("attack")
                .definedBy("org.phosphene.attack..")
                .whereLayer("stimulus")
                .mayNotAccessAnyLayer()
                .whereLayer("gabor")
                .mayOnlyAccessLayers("stimulus")
                .whereLayer("observer")
                .mayNotAccessAnyLayer()
                .whereLayer("answers")
                .mayNotAccessAnyLayer()
                .whereLayer("estimate")
                .mayOnlyAccessLayers("stimulus", "answers")
                .whereLayer("template")
                .mayOnlyAccessLayers("stimulus", "estimate")
                .whereLayer("trial")
                .mayOnlyAccessLayers("stimulus", "observer", "answers", "estimate")
                .whereLayer("whiten")
                .mayOnlyAccessLayers("stimulus", "estimate")
                .whereLayer("triggered")
                .mayOnlyAccessLayers("stimulus", "observer", "estimate", "trial")
                .whereLayer("psychometric")
                .mayOnlyAccessLayers("stimulus")
                .whereLayer("contrast")
                .mayOnlyAccessLayers("stimulus", "observer", "answers", "estimate", "template", "trial")
                .whereLayer("tune")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("attack")
                .mayOnlyAccessLayers("stimulus", "observer", "estimate", "template", "trial")
                .check(ALL);
        slices().matching("org.phosphene.(*)..").should().beFreeOfCycles().check(ALL);
    }

    @Test
    void coreKnowsNoFilesAndFewLibraries() {
        classes()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.phosphene..",
                        "java..",
                        "org.apache.commons.statistics.distribution..",
                        "org.ejml..",
                        "org.hipparchus..")
                .check(ALL);
        noClasses()
                .that()
                .resideOutsideOfPackages("org.phosphene.gabor..", "org.phosphene.whiten..", "org.phosphene.triggered..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.ejml..")
                .check(ALL);
        noClasses()
                .that()
                .resideOutsideOfPackages("org.phosphene.psychometric..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.hipparchus..")
                .check(ALL);
        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.io\\.File.*|java\\.nio\\.file\\..*|java\\.net\\..*")
                .check(ALL);
    }

    @Test
    void nativeTensorsStayInTheirRooms() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.phosphene.onnx..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.onnxruntime..")
                .check(ALL);
        noClasses()
                .that()
                .resideOutsideOfPackages("org.phosphene.zoo..", "org.phosphene.onednn..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bytedeco..")
                .check(ALL);
        methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .arePublic()
                .and()
                .areDeclaredInClassesThat()
                .resideInAnyPackage("org.phosphene.onnx..", "org.phosphene.onednn..", "org.phosphene.zoo..")
                .should()
                .notHaveRawReturnType(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "a native type",
                        type -> type.getPackageName().startsWith("ai.onnxruntime")
                                || type.getPackageName().startsWith("org.bytedeco")))
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
        methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage("org.phosphene..")
                .and()
                .arePublic()
                .and()
                // what an interface of the platform or a library prescribes
                .doNotHaveName("getAsBoolean")
                .and()
                .doNotHaveName("getVersion")
                .and()
                .doNotHaveName("getBody")
                .should()
                .haveNameNotMatching("get[A-Z].*")
                .check(ALL);
    }

    @Test
    void nothingPublicCanBeChangedFromOutside() {
        fields().that().arePublic().should().haveModifier(JavaModifier.FINAL).check(ALL);
    }
}
