package dev.muster.rules.reading;

import dev.muster.iam.control.Outcome;
import dev.muster.iam.credential.CredentialReport;
import dev.muster.iam.credential.CredentialReportRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Section 2.1 of the semantics: the root user. */
final class RootReading {

    private final Evidence evidence;
    private final Optional<Row> row;

    RootReading(Evidence evidence) {
        this.evidence = evidence;
        this.row = evidence.report().flatMap(this::rootRow);
    }

    private Optional<Row> rootRow(CredentialReport report) {
        return report.rootRows().stream()
                .map(CredentialReportRow::arn)
                .findFirst()
                .map(arn -> new Row(report, arn, List.of(Instant.EPOCH, evidence.instant())));
    }

    void judge(Outcomes outcomes) {
        String root = evidence.rootArn();
        outcomes.failsIf(
                "root-no-access-key",
                root,
                summary("AccountAccessKeysPresent").orElseGet(() -> fromRow(RootReading::anyKey)));
        outcomes.failsIf(
                "root-no-signing-cert",
                root,
                summary("AccountSigningCertificatesPresent").orElseGet(() -> fromRow(RootReading::anyCertificate)));
        outcomes.failsIf("root-not-used", root, newestUse().map(this::usedLately));
        if (Set.of("aws-us-gov", "aws-cn").contains(evidence.partition())) {
            outcomes.add("root-mfa", root, Possible.known(Outcome.NOT_APPLICABLE));
            outcomes.add("root-mfa-hardware", root, Possible.known(Outcome.NOT_APPLICABLE));
            return;
        }
        outcomes.failsIf("root-mfa", root, password().with(mfa(), (password, mfa) -> password && !mfa));
        Possible<Boolean> weak = mfa().with(virtualDevice(), (mfa, virtual) -> !mfa || virtual);
        outcomes.failsIf("root-mfa-hardware", root, password().with(weak, (password, bad) -> password && bad));
    }

    private Possible<Boolean> mfa() {
        return summary("AccountMFAEnabled").orElseGet(() -> fromRow(found -> found.flag("mfa_active")));
    }

    private Possible<Boolean> password() {
        return summary("AccountPasswordPresent").orElseGet(() -> {
            boolean notSupported = evidence.report().stream()
                            .flatMap(report -> report.rootRows().stream())
                            .allMatch(cells -> Objects.equals(cells.cell("password_enabled"), "not_supported"))
                    && row.isPresent();
            if (notSupported && evidence.summary().isPresent()) {
                return Possible.known(true);
            }
            return fromRow(found -> found.flag("password_enabled"));
        });
    }

    private Possible<Boolean> virtualDevice() {
        return evidence.virtualDevices()
                .map(devices -> Possible.known(devices.stream()
                        .anyMatch(device ->
                                device.userArn() != null && device.userArn().endsWith(":root"))))
                .orElse(Possible.TRUTH);
    }

    private static Possible<Boolean> anyKey(Row found) {
        return any(Stream.of(found.key(1).map(Optional::isPresent), found.key(2).map(Optional::isPresent)), found);
    }

    private static Possible<Boolean> anyCertificate(Row found) {
        return any(Stream.of(found.certificate(1), found.certificate(2)), found);
    }

    /** Whether one is there; what the report hides may be one too. */
    private static Possible<Boolean> any(Stream<Possible<Boolean>> shown, Row found) {
        Possible<Boolean> hidden = found.hidesSome() ? Possible.TRUTH : Possible.known(false);
        return shown.reduce(hidden, (one, other) -> one.with(other, Boolean::logicalOr));
    }

    /** The newest use of the password or a key, empty when there was none. */
    private Possible<Optional<Instant>> newestUse() {
        Possible<Optional<Instant>> anytime = Row.anyDateOrNone(List.of(Instant.EPOCH, evidence.instant()));
        if (row.isEmpty()) {
            return anytime;
        }
        Row found = row.get();
        return Stream.of(found.use("password_last_used"), useOf(found.key(1)), useOf(found.key(2)))
                .reduce(
                        found.hidesSome() ? anytime : Possible.known(Optional.empty()),
                        (one, other) -> one.with(other, RootReading::later));
    }

    private static Possible<Optional<Instant>> useOf(Possible<Optional<Key>> slot) {
        return slot.map(key -> key.flatMap(Key::used));
    }

    private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        return Stream.concat(one.stream(), other.stream()).max(Instant::compareTo);
    }

    /** Exactly 90 days ago is not lately. */
    private boolean usedLately(Optional<Instant> use) {
        return use.isPresent() && use.get().isAfter(evidence.instant().minus(Duration.ofDays(90)));
    }

    private Optional<Possible<Boolean>> summary(String entry) {
        OptionalLong value = evidence.summaryEntry(entry);
        return value.isPresent() ? Optional.of(Possible.known(value.getAsLong() > 0)) : Optional.empty();
    }

    private Possible<Boolean> fromRow(Function<Row, Possible<Boolean>> fact) {
        return row.map(fact).orElse(Possible.TRUTH);
    }
}
