package dev.muster.api.report;

import dev.muster.iam.minimize.Minimization;
import dev.muster.iam.minimize.Wanted;
import dev.muster.iam.reference.Action;
import dev.muster.iam.reference.ServiceReference;
import java.io.IOException;
import java.io.Writer;

/** What `minimize` prints. */
public record MinimizationReport(Wanted wanted, Minimization minimization, ServiceReference reference) {

    public void writeJson(Writer out) throws IOException {
        JsonPrinter.print(minimization.json(wanted, reference), out);
    }

    /** The patterns, one in a line, then what they match. */
    public void writeTable(Writer out) throws IOException {
        for (String pattern : minimization.patterns()) {
            out.write(DisplayText.terminal(pattern) + "\n");
        }
        out.write("%n%d patterns for %d actions, %d characters%n"
                .formatted(
                        minimization.patterns().size(),
                        wanted.actions().cardinality() + wanted.unknown().size(),
                        minimization.characters()));
        for (String entry : wanted.unknown()) {
            out.write("unrecognized, kept as it is: %s%n".formatted(DisplayText.terminal(entry)));
        }
        for (Action action : reference.actions(minimization.extra())) {
            out.write("extra: %s (%s)%n"
                    .formatted(action.fullName(), action.level().title()));
        }
    }
}
