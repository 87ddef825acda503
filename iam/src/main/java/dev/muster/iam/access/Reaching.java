package dev.muster.iam.access;

import dev.muster.iam.access.ResourceTypes.Reach;
import java.util.List;

/** A statement with its resources. @param allBut whether the entries are those of a NotResource element */
record Reaching(StatementAccess statement, boolean allBut, List<Reach> entries) {

    Reaching {
        entries = List.copyOf(entries);
    }
}
