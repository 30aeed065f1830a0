package dev.tidemark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

@AnalyzeClasses(packages = "dev.tidemark", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule thePureCoreKnowsNoFlink =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "..text..",
                            "..classify..",
                            "..shift..",
                            "..evaluate..",
                            "..backtest..",
                            "..feed..",
                            "..fetch..",
                            "..article..",
                            "..health..",
                            "..model..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.apache.flink..");

    @ArchTest
    static final ArchRule theModelKnowsNobody =
            noClasses()
                    .that()
                    .resideInAPackage("..model..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "..text..",
                            "..classify..",
                            "..shift..",
                            "..operator..",
                            "..io..",
                            "..config..",
                            "..cli..");

    @ArchTest
    static final ArchRule theJobKnowsNoEmbeddedServerAndNoCommandLine =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("..embedded..", "..cli..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "..embedded..",
                            "..cli..",
                            "org.codelibs..",
                            "io.javalin..",
                            "picocli..");

    @ArchTest
    static final ArchRule onlyTheMainsReadTheClock =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("..cli..", "..feed..", "..embedded..")
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(LocalDate.class, "now")
                    .orShould()
                    .callMethod(LocalDateTime.class, "now")
                    .orShould()
                    .callMethod(Clock.class, "systemUTC")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule namesSayWhatAThingIs =
            classes()
                    .should()
                    .haveSimpleNameNotEndingWith("Utils")
                    .andShould()
                    .haveSimpleNameNotEndingWith("Helper")
                    .andShould()
                    .haveSimpleNameNotEndingWith("Manager")
                    .andShould()
                    .haveSimpleNameNotEndingWith("Impl")
                    .andShould()
                    .haveSimpleNameNotStartingWith("Abstract")
                    .andShould()
                    .haveSimpleNameNotStartingWith("Base");
}
