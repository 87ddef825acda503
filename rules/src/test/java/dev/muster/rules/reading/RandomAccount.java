package dev.muster.rules.reading;

import dev.muster.rules.SnapshotBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The true state of an account, made of a seed; its members may be changed to make another account. */
final class RandomAccount {

    static final List<String> GROUPS = List.of("admins", "readers", "gone");

    /** A role in its true state. */
    static final class RandomRole {
        final String path;
        final String name;
        String trust;
        final RandomGrants grants = new RandomGrants();

        RandomRole(String path, String name, Dice dice) {
            this.path = path;
            this.name = name;
            this.trust = dice.oneOf(RandomDocuments.TRUSTS);
            grants.newAttached(dice);
            grants.newInline(dice);
            grants.newBoundary(dice);
        }
    }

    final String partition;
    boolean rootPassword;
    boolean rootMfa;
    boolean rootVirtual;
    List<Instant> rootKeys = List.of();
    Optional<Instant> rootUsed = Optional.empty();
    Optional<Instant> rootKeyUsed = Optional.empty();
    boolean rootCertificate;

    /** The slot of the credential report that the root user's key has; beyond the second there is none. */
    int rootSlot = 1;

    boolean rootKeyActive = true;

    /** The slot of a further key of the root user, active and used, of which the report does not tell when it was made; 0 for none. */
    int rootFurtherSlot;

    /** Whether the credential report tells when the root user's key, an active one, was made. */
    boolean rootReported = true;

    boolean rootCertificateReported = true;

    /** Whether the report has a slot for the root user's certificate. */
    boolean rootCertificateShown = true;

    Optional<List<String>> passwordPolicy = Optional.empty();
    final List<RandomUser> users = new ArrayList<>();
    final Map<String, RandomGrants> groups = new LinkedHashMap<>();
    final List<RandomRole> roles = new ArrayList<>();

    /** The default documents of the customer's policies by their names. */
    final Map<String, String> policies = new LinkedHashMap<>();

    /** The document of AWS's ReadOnlyAccess. */
    String readOnly = SnapshotBuilder.document(SnapshotBuilder.allow("s3:Get*", "*"));

    /** Policies whose attachment nobody here shows: the details say so only by their count. */
    List<String> attachedElsewhere = List.of();

    final Map<String, Instant> certificates = new LinkedHashMap<>();

    RandomAccount(long seed) {
        Dice dice = new Dice(seed);
        partition = dice.oneIn(5) ? dice.oneOf(List.of("aws-us-gov", "aws-cn")) : "aws";
        newRootCredentials(dice);
        newRootKeys(dice);
        newPasswordPolicy(dice);
        for (String name : List.of("ann", "bob", "cal")) {
            if (!dice.oneIn(4)) {
                users.add(new RandomUser(name, dice));
            }
        }
        for (String name : List.of("admins", "readers", "empty")) {
            if (!dice.oneIn(4)) {
                RandomGrants grants = new RandomGrants();
                grants.newAttached(dice);
                grants.newInline(dice);
                groups.put(name, grants);
            }
        }
        role("/", "app", dice);
        role("/service-role/", "lambda", dice);
        role("/aws-reserved/sso.amazonaws.com/", "AWSReservedSSO_x", dice);
        role("/aws-service-role/support.amazonaws.com/", "AWSServiceRoleForSupport", dice);
        role("/", "AWSReservedSSO_x", dice);
        for (String name : List.of("p0", "p1", "p2", "AdministratorAccess")) {
            if (!dice.oneIn(4)) {
                policies.put(name, dice.oneOf(RandomDocuments.DOCUMENTS));
            }
        }
        attachedElsewhere = dice.oneIn(4) ? dice.some(2, List.copyOf(policies.keySet())) : List.of();
        for (String name : dice.some(2, List.of("web", "mail"))) {
            certificates.put(name, SnapshotBuilder.NOW.plusSeconds(dice.oneOf(List.of(-100_000, -1, 0, 1, 100_000))));
        }
    }

    private void role(String path, String name, Dice dice) {
        if (!dice.oneIn(3)) {
            roles.add(new RandomRole(path, name, dice));
        }
    }

    void newRootCredentials(Dice dice) {
        rootPassword = !dice.oneIn(3);
        rootMfa = dice.oneIn(2);
        rootVirtual = rootMfa && dice.oneIn(2);
        rootUsed = rootPassword && dice.oneIn(2) ? Optional.of(dice.date(SnapshotBuilder.NOW)) : Optional.empty();
        rootCertificate = dice.oneIn(5);
    }

    void newRootKeys(Dice dice) {
        rootKeys = dice.oneIn(3) ? List.of(dice.date(SnapshotBuilder.NOW)) : List.of();
        rootSlot = dice.oneIn(3) ? 2 : 1;
        rootKeyActive = dice.oneIn(2);
        rootKeyUsed =
                !rootKeys.isEmpty() && dice.oneIn(2) ? Optional.of(dice.date(SnapshotBuilder.NOW)) : Optional.empty();
    }

    void newPasswordPolicy(Dice dice) {
        passwordPolicy = dice.oneIn(5)
                ? Optional.empty()
                : Optional.of(dice.some(
                        4,
                        List.of(
                                "'MinimumPasswordLength'",
                                "'MinimumPasswordLength':13",
                                "'MinimumPasswordLength':15",
                                "'PasswordReusePrevention'",
                                "'PasswordReusePrevention':23",
                                "'MaxPasswordAge'",
                                "'MaxPasswordAge':0",
                                "'MaxPasswordAge':91",
                                "'ExpirePasswords'",
                                "'ExpirePasswords':false",
                                "'RequireUppercaseCharacters'",
                                "'RequireLowercaseCharacters':false",
                                "'RequireNumbers':false",
                                "'RequireSymbols'",
                                "'AllowUsersToChangePassword':false",
                                "'AllowUsersToChangePassword'")));
    }
}
