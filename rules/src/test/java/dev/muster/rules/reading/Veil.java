package dev.muster.rules.reading;

import dev.muster.rules.SnapshotBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What of an account's answers was not read, and which cells the answers spell oddly. */
record Veil(Set<String> hidden, Set<String> denied, Map<String, String> odd) {

    static final Veil NONE = new Veil(Set.of(), Set.of(), Map.of());

    static final List<String> LISTS = List.of("UserDetailList", "GroupDetailList", "RoleDetailList", "Policies");

    static final List<String> COLUMNS = List.of(
            "user_creation_time",
            "password_enabled",
            "password_last_used",
            "password_last_changed",
            "mfa_active",
            "access_key_1_active",
            "access_key_1_last_rotated",
            "access_key_1_last_used_date",
            "access_key_2_active",
            "access_key_2_last_rotated",
            "access_key_2_last_used_date",
            "cert_1_active",
            "cert_1_last_rotated",
            "additional_credentials_info");

    boolean hides(String what) {
        return hidden.contains(what);
    }

    boolean denies(String section) {
        return denied.contains(section);
    }

    Optional<String> odd(String where) {
        return Optional.ofNullable(odd.get(where));
    }

    /** Hides much or little of an account, and lets sources disagree when asked to. */
    static Veil of(RandomAccount account, Dice dice, boolean disagreement) {
        Set<String> hidden = new LinkedHashSet<>();
        Set<String> denied = new LinkedHashSet<>();
        Map<String, String> odd = new LinkedHashMap<>();
        int each = dice.oneOf(List.of(2, 5, 12));
        for (String section : sections(account)) {
            if (dice.oneIn(each)) {
                (dice.oneIn(2) ? hidden : denied).add(section);
            }
        }
        for (String part : parts(account)) {
            if (dice.oneIn(12 * each)) {
                hidden.add(part);
            }
        }
        if (dice.oneIn(3)) {
            cells(account, dice, disagreement, odd);
        }
        return new Veil(hidden, denied, odd);
    }

    /** With some sections read whole. */
    Veil without(Set<String> sections) {
        Set<String> stillHidden = new LinkedHashSet<>(hidden);
        stillHidden.removeIf(what -> sections.contains(section(what)));
        Set<String> stillDenied = new LinkedHashSet<>(denied);
        stillDenied.removeAll(sections);
        Map<String, String> stillOdd = new LinkedHashMap<>(odd);
        stillOdd.keySet().removeIf(where -> sections.contains(section(where)));
        return new Veil(stillHidden, stillDenied, stillOdd);
    }

    /** The section of which something is a part. */
    private static String section(String part) {
        int space = part.indexOf(' ');
        return space < 0
                ? part
                : switch (part.substring(0, space)) {
                    case "column", "row", "cell", "second" -> "get-credential-report";
                    case "summary" -> "get-account-summary";
                    default -> "get-account-authorization-details";
                };
    }

    /** Without what makes the answers say something untrue instead of nothing. */
    Veil withoutDeceit(RandomAccount account) {
        Set<String> kept = new LinkedHashSet<>(hidden);
        kept.removeIf(what -> what.startsWith("emptied "));
        kept.removeIf(what -> what.startsWith("entity GroupDetailList "));
        kept.remove("summary AccountPasswordPresent");
        kept.remove("column additional_credentials_info");
        String report = "get-credential-report";
        for (RandomUser user : account.users) {
            if (hides(report) || denies(report) || hides("row " + user.name)) {
                kept.remove("entity UserDetailList " + user.name);
            }
        }
        Map<String, String> told = new LinkedHashMap<>(odd);
        boolean matched = account.users.stream()
                .flatMap(user -> user.keys.stream())
                .map(key -> "get-access-key-last-used/" + key.id())
                .anyMatch(section -> hides(section) || denies(section));
        if (matched) {
            // by these dates a key finds its slot, which holds its use though nobody can tell
            kept.removeIf(what -> what.startsWith("column ") && what.endsWith("_last_rotated"));
            told.keySet().removeIf(where -> where.endsWith("_last_rotated"));
        }
        if (kept.stream().anyMatch(what -> what.matches("(?:entity|list) (?:User|Group|Role)DetailList.*"))) {
            // the counts would tell what the hidden principals have
            account.policies.keySet().forEach(policy -> kept.add("counts " + policy));
            kept.add("counts ReadOnlyAccess");
        }
        if (told.keySet().stream().anyMatch(where -> where.startsWith("cell <root_account> "))) {
            // what root-not-used does not need must not tell what it needs
            kept.add("summary AccountAccessKeysPresent");
        }
        return new Veil(kept, denied, told);
    }

    private static List<String> sections(RandomAccount account) {
        List<String> sections = new ArrayList<>(List.of(
                "get-account-authorization-details",
                "get-credential-report",
                "get-account-summary",
                "get-account-password-policy",
                "list-virtual-mfa-devices",
                "list-server-certificates"));
        for (RandomUser user : account.users) {
            sections.add("get-login-profile/" + user.name);
            sections.add("list-mfa-devices/" + user.name);
            sections.add("list-access-keys/" + user.name);
            user.keys.forEach(key -> sections.add("get-access-key-last-used/" + key.id()));
        }
        return sections;
    }

    private static List<String> parts(RandomAccount account) {
        List<String> parts = new ArrayList<>();
        LISTS.forEach(list -> parts.addAll(List.of("list " + list, "emptied " + list)));
        COLUMNS.forEach(column -> parts.add("column " + column));
        List.of(
                        "AccountMFAEnabled",
                        "AccountAccessKeysPresent",
                        "AccountSigningCertificatesPresent",
                        "AccountPasswordPresent",
                        "Users",
                        "Groups",
                        "Roles",
                        "Policies")
                .forEach(entry -> parts.add("summary " + entry));
        parts.add("row <root_account>");
        for (RandomUser user : account.users) {
            parts.addAll(List.of("row " + user.name, "entity UserDetailList " + user.name));
            documents(parts, "user " + user.name, user.grants);
        }
        account.groups.forEach((name, grants) -> {
            parts.add("entity GroupDetailList " + name);
            documents(parts, "group " + name, grants);
        });
        for (RandomAccount.RandomRole role : account.roles) {
            parts.add("document trust " + role.path + role.name);
            documents(parts, "role " + role.path + role.name, role.grants);
        }
        for (String policy : account.policies.keySet()) {
            parts.addAll(List.of(
                    "document policy " + policy, "default " + policy, "counts " + policy, "entity Policies " + policy));
        }
        parts.add("entity Policies ReadOnlyAccess");
        return parts;
    }

    private static void documents(List<String> parts, String owner, RandomGrants grants) {
        for (int i = 0; i < grants.inline.size(); i++) {
            parts.add("document inline " + owner + " " + i);
        }
    }

    private static void cells(RandomAccount account, Dice dice, boolean disagreement, Map<String, String> odd) {
        List<String> names = new ArrayList<>(List.of("<root_account>"));
        account.users.forEach(user -> names.add(user.name));
        for (String name : names) {
            for (String column : COLUMNS) {
                if (dice.oneIn(16)) {
                    odd.put("cell " + name + " " + column, unreadable(column, dice));
                } else if (disagreement && dice.oneIn(16)) {
                    odd.put("cell " + name + " " + column, stale(column, dice));
                } else if (disagreement && dice.oneIn(40)) {
                    odd.put("second " + name + " " + column, stale(column, dice));
                }
            }
        }
        if (disagreement && dice.oneIn(3)) {
            odd.put("summary AccountMFAEnabled", Integer.toString(dice.upTo(2)));
            odd.put("summary AccountAccessKeysPresent", Integer.toString(dice.upTo(2)));
        }
    }

    /** What tells nothing. */
    private static String unreadable(String column, Dice dice) {
        if (column.equals("additional_credentials_info")) {
            return "AccessKeys: 1";
        }
        return dice.oneOf(List.of("not_supported", "10/08/2019 11:07", ""));
    }

    /** What is well spelled and need not be true. */
    private static String stale(String column, Dice dice) {
        if (column.equals("additional_credentials_info")) {
            return "N/A";
        }
        if (column.endsWith("_active") || column.endsWith("_enabled")) {
            return dice.oneOf(List.of("true", "FALSE", "True", "N/A"));
        }
        return dice.oneOf(List.of("N/A", dice.date(SnapshotBuilder.NOW).toString()));
    }
}
