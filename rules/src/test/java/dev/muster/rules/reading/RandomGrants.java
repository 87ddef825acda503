package dev.muster.rules.reading;

import java.util.List;
import java.util.Optional;

/** The policies of a user, group or role, in their true state. */
final class RandomGrants {

    List<String> attached = List.of();
    List<String> inline = List.of();
    Optional<String> boundary = Optional.empty();

    void newAttached(Dice dice) {
        attached = dice.oneIn(2) ? dice.some(2, RandomDocuments.POLICY_NAMES) : List.of();
    }

    void newInline(Dice dice) {
        inline = dice.oneIn(3) ? dice.some(2, RandomDocuments.DOCUMENTS) : List.of();
    }

    void newBoundary(Dice dice) {
        boundary = dice.perhaps(4, RandomDocuments.POLICY_NAMES);
    }
}
