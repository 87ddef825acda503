package dev.muster.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.ws.rs.Path;
import org.junit.jupiter.api.Test;

class AllowedMethodsTest {

    @Test
    void everyResourceIsKnown() {
        assertThat(new ClassFileImporter().importPackages("dev.muster.api"))
                .filteredOn(found -> found.isAnnotatedWith(Path.class))
                .extracting(JavaClass::getName)
                .containsExactlyInAnyOrderElementsOf(
                        AllowedMethods.RESOURCES.stream().map(Class::getName).toList());
    }
}
