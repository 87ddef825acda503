package dev.muster.store;

import java.util.Set;
import java.util.TreeSet;

/** The accounts that a transaction may see and write. */
public record Scope(String setting) {

    /** All accounts. */
    public static final Scope ALL = new Scope("*");

    public static Scope of(String account) {
        return of(Set.of(account));
    }

    /** @param accounts their ids; none sees nothing */
    public static Scope of(Set<String> accounts) {
        for (String account : accounts) {
            if (!account.matches("[0-9]{12}")) {
                throw new IllegalArgumentException("`" + account + "` is no account id: give its 12 digits");
            }
        }
        return new Scope(String.join(",", new TreeSet<>(accounts)));
    }
}
