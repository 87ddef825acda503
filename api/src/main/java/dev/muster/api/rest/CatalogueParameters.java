package dev.muster.api.rest;

import dev.muster.api.problem.ProblemException;
import dev.muster.iam.control.Control;
import dev.muster.rules.Catalogue;
import dev.muster.rules.Framework;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parameters that name an entry of the catalogue. */
final class CatalogueParameters {

    private CatalogueParameters() {}

    /** @throws ProblemException when it is given and is no control's id */
    static void requireControl(Catalogue catalogue, @Nullable String control) {
        if (control != null && catalogue.control(control).isEmpty()) {
            throw ProblemException.invalid(
                    "control",
                    control,
                    "one of " + catalogue.controls().stream().map(Control::id).collect(Collectors.joining(", ")));
        }
    }

    /** @throws ProblemException when it is given and is no framework's id */
    static void requireFramework(Catalogue catalogue, @Nullable String framework) {
        if (framework != null && catalogue.framework(framework).isEmpty()) {
            throw ProblemException.invalid(
                    "framework",
                    framework,
                    "one of "
                            + catalogue.frameworks().stream().map(Framework::id).collect(Collectors.joining(", ")));
        }
    }
}
