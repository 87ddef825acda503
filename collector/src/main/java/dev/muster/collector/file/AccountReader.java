package dev.muster.collector.file;

import dev.muster.iam.answer.ReadLog;
import dev.muster.iam.credential.CredentialReport;
import dev.muster.iam.credential.CredentialReportRow;
import dev.muster.iam.credential.VirtualMfaDevice;
import dev.muster.iam.identity.AuthorizationDetails;
import dev.muster.iam.identity.Entity;
import dev.muster.iam.identity.ManagedPolicy;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.MalformedJsonException;
import dev.muster.iam.snapshot.Answer;
import dev.muster.iam.snapshot.Cause;
import dev.muster.iam.snapshot.Origin;
import dev.muster.iam.snapshot.Provenance;
import dev.muster.iam.snapshot.Section;
import dev.muster.iam.snapshot.SectionId;
import dev.muster.iam.snapshot.SectionKind;
import dev.muster.iam.snapshot.SectionKinds;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.iam.snapshot.Warning;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one account of a bundle into a snapshot. */
final class AccountReader {

    private final BundleTree tree;
    private final OrganizationSections organization;
    private final List<Warning> ofWholeBundle;
    private final TimeOptions time;

    /** @param ofWholeBundle warnings that every account's snapshot shall carry */
    AccountReader(BundleTree tree, OrganizationSections organization, List<Warning> ofWholeBundle, TimeOptions time) {
        this.tree = tree;
        this.organization = organization;
        this.ofWholeBundle = ofWholeBundle;
        this.time = time;
    }

    /** @param accountOfFolder the id that the folder is called, empty when its contents must tell */
    Snapshot read(String accountOfFolder, String folder) throws UnreadableInputException {
        List<Warning> warnings = new ArrayList<>();
        AccountFiles files = AccountFiles.of(tree, folder, "", warnings::add);
        Manifest manifest = manifest(files.manifest(), warnings);
        String account = accountOfFolder.isEmpty() ? manifest.accountId() : accountOfFolder;
        if (manifest.accountId() != null && !manifest.accountId().equals(account)) {
            warnings.add(new Warning(
                    files.manifest(), null, "names account `" + manifest.accountId() + "`: the folder's name wins"));
        }
        SortedMap<SectionId, Section<?>> sections = new TreeMap<>();
        for (SectionFiles section : files.sections().values()) {
            put(sections, section.id(), section.read(tree, account, warnings::add), warnings);
            if (account == null) {
                account = ownerOf(sections).orElse(null);
            }
        }
        if (account == null) {
            throw new UnreadableInputException(nobodysBundle(sections));
        }
        enter(files.assumeRoleError(), sections);
        addMissing(sections);
        if (files.manifest() != null) {
            ManifestCheck.check(manifest, files.manifest(), sections, warnings::add);
        }
        OrganizationSections own = OrganizationSections.of(tree, folder + BundleLayout.ORGANIZATION);
        OrganizationSections used = own.isEmpty() ? organization : own;
        sections.putAll(used.sections());
        warnings.addAll(used.warnings());
        warnings.addAll(ofWholeBundle);
        CollectionTime collected = CollectionTime.of(
                account,
                time,
                manifest.collectedAt(),
                data(sections, SectionKinds.CREDENTIAL_REPORT)
                        .map(CredentialReport::generated)
                        .orElse(null));
        Provenance provenance = new Provenance(
                Origin.FILES, collected.source(), null, manifest.collector(), manifest.caller(), manifest.calls());
        return new Snapshot(account, collected.instant(), provenance, sections, warnings);
    }

    private static String nobodysBundle(SortedMap<SectionId, Section<?>> sections) {
        String problems = UnreadableSections.describe(sections);
        return problems.isEmpty()
                ? "nothing in the files names an account, so nobody knows whose they are: put them into a folder named after the"
                        + " account's 12 digits"
                : "no section can be read that tells whose files these are; give a bundle, or what"
                        + " `aws iam get-account-authorization-details` prints:\n" + problems;
    }

    private Manifest manifest(@Nullable String file, List<Warning> warnings) {
        if (file == null) {
            return Manifest.NONE;
        }
        try (InputStream bytes = tree.open(file)) {
            return Manifest.read(bytes);
        } catch (MalformedJsonException malformed) {
            warnings.add(
                    new Warning(file, malformed.position(), "the manifest is not used: " + malformed.getMessage()));
        } catch (IOException unreadable) {
            warnings.add(new Warning(file, null, "the manifest cannot be read: " + unreadable.getMessage()));
        }
        return Manifest.NONE;
    }

    /** Where the account could not be entered, every core section without a file of its own has that cause. */
    private void enter(@Nullable String assumeRoleError, SortedMap<SectionId, Section<?>> sections) {
        if (assumeRoleError == null) {
            return;
        }
        Section<?> denied;
        try {
            ErrorText text = SectionFiles.errorText(tree, assumeRoleError);
            if (text.firstLine().isEmpty()) {
                return;
            }
            denied = new Section.Unreadable<>(text.cause(), assumeRoleError + ": " + text.firstLine());
        } catch (IOException unreadable) {
            denied = new Section.Unreadable<>(
                    Cause.SOURCE_ERROR, assumeRoleError + ": cannot be read: " + unreadable.getMessage());
        }
        for (SectionKind<?> kind : SectionKinds.all()) {
            boolean organizations = kind.name().startsWith("organization/");
            if (!kind.perSubject() && !organizations) {
                sections.putIfAbsent(new SectionId(kind, null), denied);
            }
        }
    }

    /** Records the per-user sections that could decide something and were not collected. */
    private static void addMissing(SortedMap<SectionId, Section<?>> sections) {
        Set<String> withVirtualDevice = new HashSet<>();
        data(sections, SectionKinds.VIRTUAL_MFA_DEVICES).stream()
                .flatMap(List::stream)
                .map(VirtualMfaDevice::userArn)
                .filter(Objects::nonNull)
                .forEach(withVirtualDevice::add);
        data(sections, SectionKinds.CREDENTIAL_REPORT).stream()
                .flatMap(report -> report.userRows().stream())
                .filter(row -> "true".equals(row.cell("mfa_active")) && !withVirtualDevice.contains(row.arn()))
                .map(CredentialReportRow::user)
                .forEach(user -> sections.putIfAbsent(
                        new SectionId(SectionKinds.MFA_DEVICES, user), new Section.Unreadable<>(Cause.NOT_COLLECTED)));
    }

    /** An OpenID Connect provider's file may have any name: its Url tells which it is. */
    private static void put(
            SortedMap<SectionId, Section<?>> sections, SectionId id, Section<?> section, List<Warning> warnings) {
        SectionId named = id;
        if (id.kind() == SectionKinds.OIDC_PROVIDER
                && section instanceof Section.Present<?> present
                && present.value() instanceof Answer answer
                && answer.members().get("Url") instanceof JsonString url) {
            named = new SectionId(SectionKinds.OIDC_PROVIDER, url.value());
        }
        if (sections.putIfAbsent(named, section) != null) {
            warnings.add(new Warning(id.name(), null, "a second file of `" + named.name() + "`: not used"));
        }
    }

    private static Optional<String> ownerOf(SortedMap<SectionId, Section<?>> sections) {
        Stream<String> entities = data(sections, SectionKinds.AUTHORIZATION_DETAILS).stream()
                .flatMap(AuthorizationDetails::entities)
                .filter(entity -> !(entity instanceof ManagedPolicy policy && policy.awsManaged()))
                .map(Entity::arn);
        Stream<String> rows = data(sections, SectionKinds.CREDENTIAL_REPORT).stream()
                .flatMap(report -> report.rows().stream())
                .map(CredentialReportRow::arn);
        return Stream.concat(entities, rows).findFirst().map(arn -> {
            ReadLog log = new ReadLog(null);
            log.owned(arn);
            return log.account();
        });
    }

    @SuppressWarnings("unchecked") // the key's kind says what the section holds
    private static <T> Optional<T> data(SortedMap<SectionId, Section<?>> sections, SectionKind<T> kind) {
        Section<?> section = sections.get(new SectionId(kind, null));
        return section == null ? Optional.empty() : ((Section<T>) section).data();
    }
}
