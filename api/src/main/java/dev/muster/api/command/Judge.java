package dev.muster.api.command;

import dev.muster.iam.control.Evaluation;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.rules.Catalogue;
import dev.muster.rules.Evaluator;
import dev.muster.rules.parameter.ParameterException;
import dev.muster.rules.parameter.ParameterFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The evaluator with the parameters that were given: each account has its own, by organization, unit and id. */
public record Judge(Evaluator evaluator, ParameterFile parameters) {

    /** @param file null for the defaults */
    public static Judge with(@Nullable Path file) {
        Evaluator evaluator = Evaluator.load();
        return new Judge(
                evaluator,
                file == null ? ParameterFile.defaults(evaluator.catalogue()) : read(file, evaluator.catalogue()));
    }

    /** @throws CommandException when the file cannot be read or sets what cannot be set; a server notices before it starts anything */
    static void requireValid(@Nullable Path file) {
        if (file != null) {
            read(file, Catalogue.load());
        }
    }

    private static ParameterFile read(Path file, Catalogue catalogue) {
        try {
            return ParameterFile.read(file, catalogue);
        } catch (ParameterException invalid) {
            throw new CommandException(String.valueOf(invalid.getMessage()), invalid);
        }
    }

    /** Judges a snapshot at the time at which it was collected. */
    public Evaluation evaluate(Snapshot snapshot) {
        return evaluator.evaluate(snapshot, parameters.of(snapshot), snapshot.collectedAt());
    }
}
