package dev.muster.rules.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.rules.Catalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules are compiled into the jar: whoever runs it needs no compiler. */
class ModelInJarIT {

    private static final String INDEX = "META-INF/kie/dev.muster/muster-rules/drools-model";

    @Test
    void theJarHoldsTheClassesOfTheCompiledModel() throws IOException {
        try (JarFile jar = new JarFile(jar().toFile())) {
            String index =
                    new String(jar.getInputStream(jar.getJarEntry(INDEX)).readAllBytes(), StandardCharsets.UTF_8);
            List<String> models = index.lines()
                    .filter(line -> line.startsWith("dev.muster.rules."))
                    .toList();

            assertThat(models)
                    .isNotEmpty()
                    .allSatisfy(model -> assertThat(jar.getJarEntry(model.replace('.', '/') + ".class"))
                            .as(model)
                            .isNotNull());
            assertThat(jar.stream().map(entry -> entry.getName()))
                    .as("one class for the rules of each control and outcome at least")
                    .filteredOn(name -> name.matches("dev/muster/rules/P[0-9A-F]{2}/Lambda\\w+\\.class"))
                    .hasSizeGreaterThan(100);
        }
    }

    @Test
    void theJarHoldsTheTextsOfTheRules() throws IOException {
        try (JarFile jar = new JarFile(jar().toFile())) {
            assertThat(Catalogue.AREAS)
                    .allSatisfy(area -> assertThat(jar.getJarEntry("dev/muster/rules/" + area + ".drl"))
                            .isNotNull());
        }
    }

    /** The only jar of the build folder that holds the module's own classes. */
    private static Path jar() throws IOException {
        Path classes = Path.of(Catalogue.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        Path folder = classes.toString().endsWith(".jar") ? classes.getParent() : classes.resolveSibling("");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("muster-rules-[0-9.]+\\.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
