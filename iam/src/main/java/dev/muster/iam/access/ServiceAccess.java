package dev.muster.iam.access;

import dev.muster.iam.reference.AccessLevel;
import dev.muster.iam.reference.ActionSet;
import dev.muster.iam.reference.Service;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a principal can do with one service, by access level; levels without actions are left out. */
public record ServiceAccess(Service service, List<LevelAccess> levels) {

    public ServiceAccess {
        levels = List.copyOf(levels);
    }

    /**
     * The actions of one level.
     *
     * @param of how many the service reference knows
     * @param counts how many of them are allowed so far; classes without actions are left out
     */
    public record LevelAccess(AccessLevel level, int of, Map<AccessClass, Integer> counts) {

        public LevelAccess {
            counts = Map.copyOf(counts);
        }

        /** How many are allowed so far. */
        public int count(AccessClass access) {
            return counts.getOrDefault(access, 0);
        }
    }

    /** By prefix: the services of which any action is denied, undetermined or in some way allowed. */
    public static List<ServiceAccess> list(PrincipalAccess access) {
        ActionSet notAllowed = access.actions(AccessClass.NOT_ALLOWED);
        List<ServiceAccess> services = new ArrayList<>();
        for (Service service : access.reference().services()) {
            if (!notAllowed.containsAll(service.actionSet())) {
                services.add(of(access, service));
            }
        }
        return services;
    }

    /** One service, whatever of it is allowed. */
    public static ServiceAccess of(PrincipalAccess access, Service service) {
        List<LevelAccess> levels = new ArrayList<>();
        for (AccessLevel level : AccessLevel.values()) {
            ActionSet actions = access.reference().ofLevel(level).and(service.actionSet());
            if (!actions.isEmpty()) {
                Map<AccessClass, Integer> counts = new EnumMap<>(AccessClass.class);
                for (AccessClass each : AccessClass.values()) {
                    int count = access.actions(each).and(actions).cardinality();
                    if (count > 0) {
                        counts.put(each, count);
                    }
                }
                levels.add(new LevelAccess(level, actions.cardinality(), counts));
            }
        }
        return new ServiceAccess(service, levels);
    }
}
