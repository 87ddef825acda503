package dev.muster.collector.loopback;

import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An organization made to measure: the first account manages it, one unit holds the others, people come through Identity Center.
 *
 * @param accounts how many
 * @param member the size of each
 */
public record SyntheticOrganization(int accounts, SyntheticMember.Size member) {

    /** The one instance of Identity Center, last part of its ARN. */
    public static final String INSTANCE = "ssoins-1111111111111111";

    private static final String STORE = "d-1111111111";
    private static final String INSTANCE_ARN = "arn:aws:sso:::instance/" + INSTANCE;
    private static final int PERMISSION_SETS = 3;
    private static final int PEOPLE = 12;
    private static final int TEAMS = 3;

    /** The id of an account, counted from 0. */
    public static String account(int number) {
        return "%012d".formatted(200_000_000_000L + number);
    }

    /** The account that manages the organization. */
    public static String management() {
        return account(0);
    }

    /** Writes all of it. */
    public ServedState state() {
        ServedState state = new ServedState();
        IntStream.range(0, accounts).forEach(number -> new SyntheticMember(account(number), member).write(state));
        organization(state);
        identityCenter(state);
        return state;
    }

    private void organization(ServedState state) {
        state.put("organization/describe-organization.json", """
                {"Organization":{"Id":"o-loopback01","Arn":"arn:aws:organizations::%1$s:organization/o-loopback01",
                 "FeatureSet":"ALL","MasterAccountArn":"arn:aws:organizations::%1$s:account/o-loopback01/%1$s",
                 "MasterAccountId":"%1$s","MasterAccountEmail":"root@example.com",
                 "AvailablePolicyTypes":[{"Type":"SERVICE_CONTROL_POLICY","Status":"ENABLED"}]}}
                """.formatted(management()));
        state.put(
                "organization/list-accounts.json",
                "{\"Accounts\":[" + eachAccount(number -> """
                        {"Id":"%1$s","Arn":"arn:aws:organizations::%2$s:account/o-loopback01/%1$s",
                         "Email":"account-%3$d@example.com","Name":"account-%3$d","Status":"ACTIVE",
                         "JoinedMethod":"CREATED","JoinedTimestamp":1700000000.123}
                        """.formatted(account(number), management(), number)) + "]}");
        state.put("organization/list-roots.json", """
                {"Roots":[{"Id":"r-loop","Arn":"arn:aws:organizations::%s:root/o-loopback01/r-loop","Name":"Root",
                 "PolicyTypes":[{"Type":"SERVICE_CONTROL_POLICY","Status":"ENABLED"},
                                {"Type":"RESOURCE_CONTROL_POLICY","Status":"ENABLED"}]}]}
                """.formatted(management()));
        state.put("organization/list-delegated-administrators.json", "{\"DelegatedAdministrators\":[]}");
        state.put(
                "organization/list-organizations-features.json",
                "{\"OrganizationId\":\"o-loopback01\",\"EnabledFeatures\":[\"RootCredentialsManagement\",\"RootSessions\"]}");
        state.put(
                "organization/list-parents/ou-loop-members1.json",
                "{\"Parents\":[{\"Id\":\"r-loop\",\"Type\":\"ROOT\"}]}");
        for (int number = 0; number < accounts; number++) {
            String parent =
                    number == 0 ? "r-loop\",\"Type\":\"ROOT" : "ou-loop-members1\",\"Type\":\"ORGANIZATIONAL_UNIT";
            state.put(
                    "organization/list-parents/" + account(number) + ".json",
                    "{\"Parents\":[{\"Id\":\"" + parent + "\"}]}");
        }
        policies(
                state,
                "SERVICE_CONTROL_POLICY",
                "p-denyroot1",
                "{\\\"Version\\\":\\\"2012-10-17\\\",\\\"Statement\\\":[{\\\"Effect\\\":\\\"Deny\\\",\\\"Action\\\":\\\"iam:CreateUser\\\","
                        + "\\\"Resource\\\":\\\"*\\\"}]}");
        policies(
                state,
                "RESOURCE_CONTROL_POLICY",
                "p-perimeter",
                "{\\\"Version\\\":\\\"2012-10-17\\\",\\\"Statement\\\":[{\\\"Effect\\\":\\\"Deny\\\",\\\"Principal\\\":\\\"*\\\","
                        + "\\\"Action\\\":\\\"s3:*\\\",\\\"Resource\\\":\\\"*\\\"}]}");
    }

    private static void policies(ServedState state, String type, String id, String content) {
        String summary = """
                {"Id":"%1$s","Arn":"arn:aws:organizations::%2$s:policy/o-loopback01/%3$s/%1$s","Name":"%1$s",
                 "Description":"of the organization","Type":"%4$s","AwsManaged":false}
                """.formatted(id, management(), type.toLowerCase(Locale.ROOT), type);
        state.put("organization/list-policies/" + type + ".json", "{\"Policies\":[" + summary + "]}");
        state.put(
                "organization/describe-policy/" + id + ".json",
                "{\"Policy\":{\"PolicySummary\":" + summary + ",\"Content\":\"" + content + "\"}}");
        state.put("organization/list-targets-for-policy/" + id + ".json", """
                {"Targets":[{"TargetId":"ou-loop-members1","Name":"members","Type":"ORGANIZATIONAL_UNIT",
                 "Arn":"arn:aws:organizations::%s:ou/o-loopback01/ou-loop-members1"}]}
                """.formatted(management()));
    }

    private void identityCenter(ServedState state) {
        String folder = "organization/identity-center/" + INSTANCE + "/";
        state.put("organization/identity-center/list-instances.json", """
                {"Instances":[{"InstanceArn":"%s","IdentityStoreId":"%s","OwnerAccountId":"%s",
                 "CreatedDate":1700000000.5,"Status":"ACTIVE"}]}
                """.formatted(INSTANCE_ARN, STORE, management()));
        state.put(
                folder + "list-permission-sets.json",
                "{\"PermissionSets\":[" + each(PERMISSION_SETS, set -> "\"" + permissionSetArn(set) + "\"") + "]}");
        for (int set = 0; set < PERMISSION_SETS; set++) {
            permissionSet(state, folder, set);
        }
        state.put(
                folder + "list-users.json",
                "{\"Users\":[" + each(PEOPLE, person -> """
                {"UserName":"person-%1$d","UserId":"%2$s","DisplayName":"Person %1$d","IdentityStoreId":"%3$s",
                 "Emails":[{"Value":"person-%1$d@example.com","Primary":true}]}
                """.formatted(person, personId(person), STORE)) + "]}");
        state.put(
                folder + "list-groups.json",
                "{\"Groups\":[" + each(TEAMS, team -> """
                {"GroupId":"%s","DisplayName":"team-%d","IdentityStoreId":"%s"}
                """.formatted(teamId(team), team, STORE)) + "]}");
        for (int team = 0; team < TEAMS; team++) {
            String id = teamId(team);
            int first = team;
            String members = IntStream.range(0, PEOPLE)
                    .filter(person -> person % TEAMS == first)
                    .mapToObj(person -> """
                            {"IdentityStoreId":"%s","MembershipId":"%s-%d","GroupId":"%s","MemberId":{"UserId":"%s"}}
                            """.formatted(STORE, id, person, id, personId(person)))
                    .collect(Collectors.joining(","));
            state.put(folder + "list-group-memberships/" + id + ".json", "{\"GroupMemberships\":[" + members + "]}");
        }
    }

    private void permissionSet(ServedState state, String folder, int set) {
        String name = permissionSetName(set);
        state.put(folder + "describe-permission-set/" + name + ".json", """
                {"PermissionSet":{"Name":"Set%d","PermissionSetArn":"%s","Description":"set %d",
                 "CreatedDate":1700000000.25,"SessionDuration":"PT4H"}}
                """.formatted(set, permissionSetArn(set), set));
        state.put(folder + "list-managed-policies-in-permission-set/" + name + ".json", """
                {"AttachedManagedPolicies":[{"Name":"ReadOnlyAccess","Arn":"arn:aws:iam::aws:policy/ReadOnlyAccess"}]}
                """);
        state.put(
                folder + "list-customer-managed-policy-references-in-permission-set/" + name + ".json",
                "{\"CustomerManagedPolicyReferences\":[{\"Name\":\"customer-0\",\"Path\":\"/\"}]}");
        String inline = set == 0
                ? "{\\\"Version\\\":\\\"2012-10-17\\\",\\\"Statement\\\":[{\\\"Effect\\\":\\\"Allow\\\",\\\"Action\\\":\\\"s3:*\\\","
                        + "\\\"Resource\\\":\\\"*\\\"}]}"
                : "";
        state.put(
                folder + "get-inline-policy-for-permission-set/" + name + ".json",
                "{\"InlinePolicy\":\"" + inline + "\"}");
        if (set == 0) {
            state.put(
                    folder + "get-permissions-boundary-for-permission-set/" + name + ".json",
                    "{\"PermissionsBoundary\":{\"ManagedPolicyArn\":\"arn:aws:iam::aws:policy/PowerUserAccess\"}}");
        } else {
            state.put(
                    folder + "get-permissions-boundary-for-permission-set/" + name + ".error",
                    "\nAn error occurred (ResourceNotFoundException) when calling the"
                            + " GetPermissionsBoundaryForPermissionSet operation: There is none.\n");
        }
        for (int number = 0; number < accounts; number++) {
            state.put(folder + "list-account-assignments/" + account(number) + "/" + name + ".json", """
                    {"AccountAssignments":[{"AccountId":"%s","PermissionSetArn":"%s","PrincipalType":"GROUP",
                     "PrincipalId":"%s"}]}
                    """.formatted(
                            account(number), permissionSetArn(set), teamId(set % TEAMS)));
        }
    }

    private String eachAccount(IntFunction<String> text) {
        return each(accounts, text);
    }

    private static String each(int count, IntFunction<String> text) {
        return IntStream.range(0, count).mapToObj(text).collect(Collectors.joining(","));
    }

    private static String permissionSetName(int set) {
        return "ps-%016d".formatted(set);
    }

    private static String permissionSetArn(int set) {
        return "arn:aws:sso:::permissionSet/" + INSTANCE + "/" + permissionSetName(set);
    }

    private static String personId(int person) {
        return "00000000-0000-4000-8000-%012d".formatted(person);
    }

    private static String teamId(int team) {
        return "00000000-0000-4000-9000-%012d".formatted(team);
    }

    /** The ids of all accounts. */
    public List<String> ids() {
        return IntStream.range(0, accounts)
                .mapToObj(SyntheticOrganization::account)
                .toList();
    }
}
