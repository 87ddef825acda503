package dev.muster.api.command;

import dev.muster.api.database.DatabaseAccess;
import dev.muster.api.database.DatabaseOptions;
import dev.muster.api.report.OrganizationReport;
import dev.muster.api.sample.SampleHistory;
import dev.muster.api.sample.SampleOrganization;
import dev.muster.api.security.FirstApiKey;
import dev.muster.store.Database;
import dev.muster.store.DatabaseUnavailableException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** `muster demo`: the sample organization, imported, reported and served. */
@Command(
        name = "demo",
        description = "Import a sample organization with 90 days of history, print its report and serve it.",
        mixinStandardHelpOptions = true,
        footer = {"", "Its database is in MUSTER_HOME/demo, else ~/.muster/demo; remove the folder to begin anew."})
final class DemoCommand implements Callable<Integer> {

    private static final String HOST = "127.0.0.1";
    private static final int THREADS = 4;

    @Spec
    CommandSpec spec;

    @Option(names = "--port", paramLabel = "PORT", description = "port to listen on (default: 8080)")
    int port = 8080;

    private final Clock clock = Clock.systemUTC();

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        PrintWriter out = spec.commandLine().getOut();
        Listening listening = Listening.on(HOST, port);
        Path home = DatabaseOptions.defaultHome().resolve("demo");
        try (Running running = new Running();
                DatabaseAccess access = DatabaseAccess.embedded(home, line -> err.println("muster: " + line))) {
            running.endBy(access::close);
            Optional<String> key;
            try (Database store = access.connect()) {
                store.requireUnprivilegedLogin();
                SampleOrganization organization = new SampleOrganization(lastDay(home));
                Judge judge = Judge.with(null);
                importMissing(organization, judge, store, err);
                Path bundle = writeLastBundle(organization, home);
                report(organization, judge, store, out);
                out.printf(
                        "The bundle of the last day is a folder to look at, or to judge again:%n  ./muster evaluate %s%n%n",
                        bundle);
                out.flush();
                key = FirstApiKey.ensure(store, null, err);
            } catch (DatabaseUnavailableException lost) {
                return running.exitCodeOf(lost);
            }
            return running.serve(access, listening, THREADS, null, () -> invite(listening, key, home, err));
        }
    }

    private static void importMissing(SampleOrganization organization, Judge judge, Database store, PrintWriter err) {
        SampleHistory history = new SampleHistory(organization, store);
        int first = history.firstMissingDay();
        Progress progress =
                new Progress(err, Progress.onTerminal(), "days of history", SampleOrganization.DAYS - first + 1);
        history.importFrom(first, judge, progress::step);
    }

    private static Path writeLastBundle(SampleOrganization organization, Path home) {
        Path folder = home.resolve("bundle");
        try {
            for (Map.Entry<String, byte[]> file :
                    organization.files(SampleOrganization.DAYS).entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue());
            }
            return folder;
        } catch (IOException unwritable) {
            throw new CommandException("`" + folder + "` cannot be written: " + unwritable.getMessage(), unwritable);
        }
    }

    private static void report(SampleOrganization organization, Judge judge, Database store, PrintWriter out) {
        out.printf(
                "%n%s, %d accounts, %d days from %s to %s%n%n",
                organization.name(),
                SampleOrganization.accounts().size(),
                SampleOrganization.DAYS,
                organization.firstDay(),
                organization.lastDay());
        Instant end = organization.lastDay().atTime(LocalTime.MAX).toInstant(ZoneOffset.UTC);
        new OrganizationReport(store, judge.evaluator().catalogue()).write(end, out);
        out.printf("%nWhat happened%n");
        organization
                .story()
                .forEach(event -> out.printf("  %s  %s: %s%n", event.date(), event.account(), event.text()));
        out.println();
        out.flush();
    }

    private static void invite(Listening listening, Optional<String> key, Path home, PrintWriter err) {
        String shown = key.orElse("muster_…");
        err.println("muster: serving " + listening.url() + "/api/v1 until interrupted; try");
        err.println("curl -H 'Authorization: Bearer " + shown + "' '" + listening.url()
                + "/api/v1/findings?outcome=FAIL&severity=CRITICAL'");
        if (key.isEmpty()) {
            err.println("muster: with the key that the first start printed; remove " + home + " to begin anew");
        }
        err.flush();
    }

    /** Yesterday at the first start; the same day ever after. */
    private LocalDate lastDay(Path home) {
        Path file = home.resolve("last-day");
        try {
            return LocalDate.parse(Files.readString(file).strip());
        } catch (NoSuchFileException first) {
            LocalDate yesterday = LocalDate.now(clock).minusDays(1);
            try {
                Files.writeString(file, yesterday + "\n");
            } catch (IOException unwritable) {
                throw new CommandException("`" + file + "` cannot be written: " + unwritable.getMessage(), unwritable);
            }
            return yesterday;
        } catch (IOException | DateTimeParseException unreadable) {
            throw new CommandException(
                    "`" + file + "` holds no date: remove the folder `" + home + "` to begin anew", unreadable);
        }
    }
}
