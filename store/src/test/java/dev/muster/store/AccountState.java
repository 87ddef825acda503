package dev.muster.store;

import dev.muster.iam.answer.ReadLog;
import dev.muster.iam.control.Evaluation;
import dev.muster.iam.control.Finding;
import dev.muster.iam.control.Outcome;
import dev.muster.iam.control.Reason;
import dev.muster.iam.control.Resource;
import dev.muster.iam.control.ResourceType;
import dev.muster.iam.control.Ruleset;
import dev.muster.iam.control.Severity;
import dev.muster.iam.json.Digest;
import dev.muster.iam.json.Position;
import dev.muster.iam.snapshot.Cause;
import dev.muster.iam.snapshot.CollectionCall;
import dev.muster.iam.snapshot.Origin;
import dev.muster.iam.snapshot.Provenance;
import dev.muster.iam.snapshot.Section;
import dev.muster.iam.snapshot.SectionId;
import dev.muster.iam.snapshot.SectionKind;
import dev.muster.iam.snapshot.SectionKinds;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.iam.snapshot.TimeSource;
import dev.muster.iam.snapshot.Warning;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Made-up state of one account, changed step by step and snapshotted at will. */
final class AccountState {

    static final Ruleset RULESET = new Ruleset(Digest.of("rules"), "1.0.0+test", "none");

    private static final String TRUST =
            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"ec2.amazonaws.com\"},"
                    + "\"Action\":\"sts:AssumeRole\"}]}";

    private final String account;
    private final SortedMap<String, String> roles = new TreeMap<>();
    private final SortedMap<SectionId, Section<?>> other = new TreeMap<>();
    private final SortedMap<String, Finding> findings = new TreeMap<>();
    private boolean detailsRead = true;
    private List<String> lists = List.of("UserDetailList", "GroupDetailList", "RoleDetailList", "Policies");

    AccountState(String account) {
        this.account = account;
        section("get-account-summary", "{\"SummaryMap\":{\"Users\":1}}");
        section("get-account-password-policy", "{\"PasswordPolicy\":{\"MinimumPasswordLength\":14}}");
        credentialReport("2026-08-31T12:00:00Z");
    }

    String arn(String role) {
        return "arn:aws:iam::" + account + ":role/" + role;
    }

    /** A role whose inline policy allows one action. */
    AccountState role(String name, String action, String lastUsed) {
        roles.put(name, """
                {"Arn":"%s","RoleId":"AROA%s","RoleName":"%s","Path":"/","CreateDate":"2026-01-01T00:00:00Z",
                 "AssumeRolePolicyDocument":%s,
                 "RolePolicyList":[{"PolicyName":"own","PolicyDocument":{ "Version" : "2012-10-17", "Statement" : [
                   {"Effect":"Allow","Action":"%s","Resource":"*"}] }}],
                 "RoleLastUsed":{"LastUsedDate":"%s","Region":"eu-west-1"},"NewInAws":{"Level":3}}
                """.formatted(arn(name), name, name, TRUST, action, lastUsed));
        return this;
    }

    AccountState withoutRole(String name) {
        roles.remove(name);
        return this;
    }

    /** From now on the authorization details are refused. */
    AccountState detailsDenied() {
        detailsRead = false;
        return this;
    }

    AccountState detailsRead() {
        detailsRead = true;
        return this;
    }

    /** From now on the authorization details have those lists only. */
    AccountState detailsListing(String... names) {
        lists = List.of(names);
        return this;
    }

    AccountState section(String name, String json) {
        SectionId id = SectionKinds.find(name).orElseThrow();
        other.put(id, read(id.kind(), json));
        return this;
    }

    AccountState absent(String name) {
        other.put(SectionKinds.find(name).orElseThrow(), new Section.Absent<>());
        return this;
    }

    AccountState unread(String name, Cause cause) {
        other.put(SectionKinds.find(name).orElseThrow(), new Section.Unreadable<>(cause, "as the test wants"));
        return this;
    }

    AccountState withoutSection(String name) {
        other.remove(SectionKinds.find(name).orElseThrow());
        return this;
    }

    AccountState credentialReport(String generated) {
        return section("get-credential-report", """
                {"Columns":["arn","password_last_used","user"],"GeneratedTime":"%s",
                 "Rows":[{"arn":"arn:aws:iam::%s:root","user":"<root_account>","password_last_used":"no_information"},
                         {"arn":"arn:aws:iam::%s:user/ann","user":"ann","password_last_used":"%s"}]}
                """.formatted(generated, account, account, generated));
    }

    AccountState finding(String control, String role, Outcome outcome, String... reasons) {
        findings.put(
                control + " " + role,
                new Finding(
                        control,
                        Severity.HIGH,
                        new Resource(ResourceType.ROLE, arn(role)),
                        outcome,
                        List.of(reasons).stream().map(Reason::of).toList(),
                        List.of()));
        return this;
    }

    AccountState withoutFinding(String control, String role) {
        findings.remove(control + " " + role);
        return this;
    }

    Snapshot at(String instant) {
        SortedMap<SectionId, Section<?>> sections = new TreeMap<>(other);
        SectionId details = new SectionId(SectionKinds.AUTHORIZATION_DETAILS, null);
        sections.put(
                details,
                detailsRead
                        ? read(details.kind(), detailsJson())
                        : new Section.Unreadable<>(Cause.DENIED, "AccessDenied (request 4711)"));
        Instant at = Instant.parse(instant);
        List<CollectionCall> calls = List.of(new CollectionCall(
                "iam", "GetAccountSummary", Map.of("Scope", "All"), "ok", null, "4711-" + instant, at, 2));
        return new Snapshot(
                account,
                at,
                new Provenance(Origin.FILES, TimeSource.MANIFEST, "ann", "bundle script 1", null, calls),
                sections,
                List.of(new Warning("a.json", new Position(3, 7), "unknown field"), new Warning(null, null, "old")));
    }

    Evaluation evaluation(Snapshot snapshot) {
        return new Evaluation(
                account,
                snapshot.contentDigest(),
                snapshot.collectedAt(),
                RULESET,
                new ArrayList<>(findings.values()),
                List.of());
    }

    private String detailsJson() {
        String roleList = roles.values().stream().collect(Collectors.joining(","));
        return lists.stream()
                .map(list -> "\"" + list + "\":[" + (list.equals("RoleDetailList") ? roleList : "") + "]")
                .collect(Collectors.joining(",", "{", "}"));
    }

    private <T> Section<T> read(SectionKind<T> kind, String json) {
        var reader = kind.reader(new ReadLog(account));
        reader.page(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
        return reader.section();
    }
}
