package dev.muster.iam.comparison;

import dev.muster.iam.policy.Policy;
import dev.muster.iam.policy.Principals;
import dev.muster.iam.policy.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who a part of a statement speaks about: one principal, or all but some; without a Principal element it is whoever holds the policy.
 *
 * @param names `AWS:arn:…`, `Service:ec2.amazonaws.com`; empty for the holder
 */
record PrincipalScope(boolean complement, Set<String> names) {

    private static final String EVERYONE = "*";
    private static final PrincipalScope HOLDER = new PrincipalScope(false, Set.of());
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

    PrincipalScope {
        names = Set.copyOf(names);
    }

    /** The scopes of a statement: one for each principal. */
    static List<PrincipalScope> of(Statement statement) {
        if (statement.notPrincipal() != null) {
            return List.of(new PrincipalScope(true, Set.copyOf(names(statement.notPrincipal()))));
        }
        if (statement.principal() == null) {
            return List.of(HOLDER);
        }
        return names(statement.principal()).stream()
                .map(name -> new PrincipalScope(false, Set.of(name)))
                .toList();
    }

    /** Everyone where the documents name principals, else the holder. */
    static PrincipalScope widest(Policy... policies) {
        boolean named = Stream.of(policies)
                .flatMap(policy -> policy.statements().stream())
                .anyMatch(statement -> statement.principal() != null || statement.notPrincipal() != null);
        return named ? new PrincipalScope(false, Set.of(EVERYONE)) : HOLDER;
    }

    /** For people; null for the holder. */
    @Nullable
    String text() {
        if (this.equals(HOLDER)) {
            return null;
        }
        String all = String.join(", ", new TreeSet<>(names));
        return complement ? "all but " + all : all;
    }

    boolean contains(PrincipalScope other) {
        if (complement) {
            return other.complement
                    ? other.names.containsAll(names)
                    : !other.names.contains(EVERYONE) && names.stream().noneMatch(other.names::contains);
        }
        return names.contains(EVERYONE) || !other.complement && names.containsAll(other.names);
    }

    /** Whether some principal may be in both. */
    boolean intersects(PrincipalScope other) {
        if (complement && other.complement) {
            return true;
        }
        if (complement) {
            return other.intersects(this);
        }
        if (other.complement) {
            return names.contains(EVERYONE) || !other.names.containsAll(names);
        }
        return names.contains(EVERYONE) || other.names.contains(EVERYONE) || names.equals(other.names);
    }

    /**
     * An account's 12 digits and the ARN of its root are one.
     *
     * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html">IAM JSON policy elements:
     *     Principal</a>: the account ID is a short form of the account's ARN; `*` and `{"AWS": "*"}` are everyone
     */
    private static List<String> names(Principals principals) {
        if (principals.everyone()) {
            return List.of(EVERYONE);
        }
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, List<String>> type : principals.byType().entrySet()) {
            for (String value : type.getValue()) {
                if (!type.getKey().equals("AWS")) {
                    names.add(type.getKey() + ":" + value);
                } else if (value.equals(EVERYONE)) {
                    names.add(EVERYONE);
                } else {
                    names.add("AWS:" + (ACCOUNT.matcher(value).matches() ? "arn:aws:iam::" + value + ":root" : value));
                }
            }
        }
        return names;
    }
}
