package dev.muster.iam.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All AWS services and their actions as AWS published them at one time; immutable.
 *
 * <p>Actions are numbered from 0 by service prefix and name, so that a set of them is an {@link ActionSet}. What AWS added later is
 * unknown here: it matches nothing, and {@link #recognition} tells it apart.
 *
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html">Actions,
 *     resources, and condition keys for AWS services</a>
 */
public final class ServiceReference {

    /** Patterns come from policies that others write: more distinct ones, or longer ones, are expanded each time. */
    private static final int KEPT_EXPANSIONS = 100_000;

    private static final int KEPT_LENGTH = 256;

    private final ReferenceSource source;
    private final List<Service> services;
    private final List<Action> actions;
    private final List<ConditionKey> globalConditionKeys;
    private final Set<String> underResourceControlPolicies;
    private final Map<String, Service> byPrefix;
    private final Map<AccessLevel, ActionSet> byLevel;
    private final Map<String, ActionSet> expansions = new ConcurrentHashMap<>();

    ServiceReference(
            ReferenceSource source,
            List<Service> services,
            List<ConditionKey> globalConditionKeys,
            Set<String> underResourceControlPolicies) {
        this.source = source;
        this.services = List.copyOf(services);
        this.globalConditionKeys = List.copyOf(globalConditionKeys);
        this.underResourceControlPolicies = Set.copyOf(underResourceControlPolicies);
        this.byPrefix = new HashMap<>();
        List<Action> all = new ArrayList<>();
        for (Service service : services) {
            byPrefix.put(AsciiCase.lower(service.prefix()), service);
            all.addAll(service.actions());
        }
        this.actions = List.copyOf(all);
        this.byLevel = new EnumMap<>(AccessLevel.class);
        for (AccessLevel level : AccessLevel.values()) {
            ActionSet.Builder ofLevel = new ActionSet.Builder();
            for (Action action : actions) {
                if (action.level() == level) {
                    ofLevel.add(action.number());
                }
            }
            byLevel.put(level, ofLevel.build());
        }
    }

    /** The reference that this build carries; read once. */
    public static ServiceReference load() {
        return Carried.REFERENCE;
    }

    /** Reads a reference as `iam/src/reference/generate` writes it, gzipped. */
    static ServiceReference read(InputStream compressed) throws IOException {
        return new ReferenceReader().read(compressed);
    }

    public ReferenceSource source() {
        return source;
    }

    /** The version of the source. */
    public String version() {
        return source.version();
    }

    /** By prefix. */
    public List<Service> services() {
        return services;
    }

    /** The service with that prefix, in any case. */
    public Optional<Service> service(String prefix) {
        return Optional.ofNullable(byPrefix.get(AsciiCase.lower(prefix)));
    }

    /** All actions; an action's place is its number. */
    public List<Action> actions() {
        return actions;
    }

    /** The members of a set, by number. */
    public List<Action> actions(ActionSet set) {
        List<Action> members = new ArrayList<>(set.cardinality());
        set.forEach(number -> members.add(actions.get(number)));
        return members;
    }

    /** The action that is called `s3:GetObject`, in any case. */
    public Optional<Action> action(String name) {
        int colon = name.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : service(name.substring(0, colon)).flatMap(service -> service.action(name.substring(colon + 1)));
    }

    /** The set of all actions. */
    public ActionSet all() {
        return ActionSet.range(0, actions.size());
    }

    /** All actions of that level. */
    public ActionSet ofLevel(AccessLevel level) {
        return byLevel.getOrDefault(level, ActionSet.EMPTY);
    }

    /** The actions that an entry of an Action element matches (`s3:Get*`, `*`); none when it is malformed. */
    public ActionSet matching(String pattern) {
        ActionSet known = expansions.get(pattern);
        if (known != null) {
            return known;
        }
        ActionSet matching = ActionPattern.parse(pattern).map(this::expanded).orElse(ActionSet.EMPTY);
        if (pattern.length() <= KEPT_LENGTH && expansions.size() < KEPT_EXPANSIONS) {
            expansions.put(pattern, matching);
        }
        return matching;
    }

    /** The actions that any of the entries matches. */
    public ActionSet matching(List<String> patterns) {
        ActionSet.Builder union = new ActionSet.Builder();
        patterns.forEach(pattern -> union.addAll(matching(pattern)));
        return union.build();
    }

    /** Whether an entry of an Action element is known here, and if not, what of it is unknown. */
    public Recognition recognition(String pattern) {
        if (!matching(pattern).isEmpty()) {
            return Recognition.RECOGNIZED;
        }
        Optional<ActionPattern> parsed = ActionPattern.parse(pattern);
        if (parsed.isEmpty()) {
            return Recognition.MALFORMED;
        }
        return services.stream().anyMatch(service -> parsed.get().service().matches(service.prefix()))
                ? Recognition.UNKNOWN_ACTION
                : Recognition.UNKNOWN_SERVICE;
    }

    /** By name; most begin with `aws:`. */
    public List<ConditionKey> globalConditionKeys() {
        return globalConditionKeys;
    }

    /** The global key that a key, in any case, is: `aws:ResourceTag/team` is `aws:ResourceTag/${TagKey}`. */
    public Optional<ConditionKey> globalConditionKey(String name) {
        return globalConditionKeys.stream().filter(key -> key.matches(name)).findFirst();
    }

    /**
     * The key, in any case, that is global or that any service knows; the service of its own prefix is asked first.
     *
     * <p>The keys of identity providers are open-ended (`<provider>:sub`, `<provider>:aud`) and not all listed.
     */
    public Optional<ConditionKey> conditionKey(String name) {
        int colon = name.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        return globalConditionKey(name)
                .or(() -> service(name.substring(0, colon)).flatMap(service -> key(service, name)))
                .or(() -> services.stream()
                        .flatMap(service -> key(service, name).stream())
                        .findFirst());
    }

    /**
     * Whether resource control policies apply to the service, given by prefix in any case.
     *
     * @see <a href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html">Resource control policies</a>: the
     *     list of AWS services that support RCPs
     */
    public boolean resourceControlPolicySupports(String prefix) {
        return underResourceControlPolicies.contains(AsciiCase.lower(prefix));
    }

    private static Optional<ConditionKey> key(Service service, String name) {
        return service.conditionKeys().stream().filter(key -> key.matches(name)).findFirst();
    }

    private ActionSet expanded(ActionPattern pattern) {
        if (pattern.service().literal()) {
            Service service = byPrefix.get(pattern.service().prefix());
            return service == null ? ActionSet.EMPTY : expanded(service, pattern.name());
        }
        if (pattern.service().matchesAll() && pattern.name().matchesAll()) {
            return all();
        }
        ActionSet.Builder union = new ActionSet.Builder();
        for (Service service : services) {
            if (pattern.service().matches(service.prefix())) {
                union.addAll(expanded(service, pattern.name()));
            }
        }
        return union.build();
    }

    private static ActionSet expanded(Service service, Glob name) {
        return name.matchesAll() ? service.actionSet() : service.matching(name);
    }

    private static final class Carried {
        private static final String RESOURCE = "service-reference.txt.gz";
        private static final ServiceReference REFERENCE = carried();

        private static ServiceReference carried() {
            try (InputStream compressed = ServiceReference.class.getResourceAsStream(RESOURCE)) {
                if (compressed == null) {
                    throw new IllegalStateException("the build lacks `" + RESOURCE + "`: build it again");
                }
                return read(compressed);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }
}
