package dev.muster.iam.summary;

import dev.muster.iam.reference.AccessLevel;
import dev.muster.iam.reference.ActionSet;
import dev.muster.iam.reference.Service;
import dev.muster.iam.reference.ServiceReference;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A service of the reference with its actions as sets.
 *
 * @param place among the services of the reference, from 0
 */
record KnownService(int place, Service service, ActionSet actions, Map<AccessLevel, ActionSet> byLevel) {

    static KnownService of(int place, Service service, ServiceReference reference) {
        ActionSet actions = service.actionSet();
        Map<AccessLevel, ActionSet> byLevel = new EnumMap<>(AccessLevel.class);
        for (AccessLevel level : AccessLevel.values()) {
            ActionSet ofLevel = actions.and(reference.ofLevel(level));
            if (!ofLevel.isEmpty()) {
                byLevel.put(level, ofLevel);
            }
        }
        return new KnownService(place, service, actions, byLevel);
    }

    /** Within a reference the place tells services apart; comparing all their actions would be slow. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KnownService known && place == known.place;
    }

    @Override
    public int hashCode() {
        return place;
    }
}
