package dev.muster.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The user that PostgreSQL's programs run as: they refuse to run as root.
 *
 * @param prefix the words that start a program as that user
 * @param owner who the files must belong to, when that is not us
 */
record Identity(List<String> prefix, @Nullable Owner owner) {

    /** Tries it: another user than root, one that has a name, and one that gets to the programs. */
    private static final String TRIAL = "test \"$(id -u)\" != 0 && id -un > /dev/null && exec \"$0\" --version";

    /** Finds one that works, by trying. */
    static Identity choose(Home home, Binaries binaries, Settings settings)
            throws EmbeddedPostgresException, InterruptedException {
        try {
            for (Identity candidate : candidates(home, settings)) {
                candidate.openWay(home, binaries);
                if (candidate.works(binaries)) {
                    return candidate;
                }
            }
        } catch (IOException failed) {
            throw new EmbeddedPostgresException(
                    "data folder `" + home.folder() + "` cannot be written (" + Home.cause(failed)
                            + "): make it writable or choose another with --home",
                    failed);
        }
        Command.Result plain = new Command(List.of(binaries.program("postgres"), "--version")).run();
        if (!plain.successful()) {
            throw new EmbeddedPostgresException("`" + binaries.program("postgres") + "` cannot run on this machine ("
                    + plain.output() + "): give a PostgreSQL 15 or newer with --jdbc-url");
        }
        throw new EmbeddedPostgresException(
                "PostgreSQL needs an unprivileged user with a name, and neither `unshare` (user namespaces) nor `setpriv`"
                        + " gives one here: run Muster as an ordinary user, or give a PostgreSQL 15 or newer with --jdbc-url");
    }

    private static List<Identity> candidates(Home home, Settings settings) throws IOException {
        Owner us = Owner.ofThisProcess(home.folder());
        Owner data = Files.exists(home.data()) ? Owner.of(home.data()) : us;
        List<Identity> candidates = new ArrayList<>();
        if (!us.isRoot()) {
            candidates.add(new Identity(List.of(), null));
        }
        // in a namespace of its own the process is nobody, and outside of it still us: no file changes hands
        if (settings.userNamespaces() && data.user() == us.user()) {
            candidates.add(new Identity(List.of("unshare", "--user"), null));
        }
        if (us.isRoot()) {
            Owner owner = data.isRoot() ? Owner.NOBODY : data;
            List<String> other =
                    List.of("setpriv", "--reuid=" + owner.user(), "--regid=" + owner.group(), "--clear-groups");
            candidates.add(new Identity(other, owner));
            // below a folder that only root may enter, like /root, the way in needs this capability,
            List<String> entering = new ArrayList<>(other);
            // and to keep it when the way is only asked about: access(2) drops capabilities of others than root
            entering.add("--securebits=+no_setuid_fixup");
            entering.add("--inh-caps=+dac_override");
            entering.add("--ambient-caps=+dac_override");
            candidates.add(new Identity(entering, owner));
        }
        return candidates;
    }

    /** Lets another user pass through our folder to its own; what is private in it stays so. */
    private void openWay(Home home, Binaries binaries) throws IOException {
        if (owner != null) {
            allowOthers(home.folder(), Set.of(PosixFilePermission.OTHERS_EXECUTE));
            allowOthers(binaries.folder(), Set.of(PosixFilePermission.OTHERS_EXECUTE, PosixFilePermission.OTHERS_READ));
        }
    }

    private static void allowOthers(Path folder, Set<PosixFilePermission> further) throws IOException {
        Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(folder));
        if (permissions.addAll(further)) {
            Files.setPosixFilePermissions(folder, permissions);
        }
    }

    private boolean works(Binaries binaries) throws InterruptedException {
        return command(List.of("/bin/sh", "-c", TRIAL, binaries.program("postgres")))
                .run()
                .successful();
    }

    Command command(List<String> words) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(words);
        return new Command(List.copyOf(all));
    }

    /** Hands a file or folder of ours over to the user. */
    void give(Path path) throws IOException {
        if (owner != null) {
            owner.take(path);
        }
    }
}
