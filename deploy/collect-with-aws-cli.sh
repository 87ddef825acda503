#!/bin/sh
# Collects the IAM state of one AWS account, or of every active account of an organization, into a folder that
# `./muster evaluate` and `./muster import` read. Needs the AWS command line (version 1 or 2) and a POSIX shell, nothing else.
# A call that is refused is recorded beside the others and changes nothing else. No credential is printed or stored.
set -u
umask 077

usage() {
    cat <<'USAGE'
usage: collect-with-aws-cli.sh [--output DIR] [--profile NAME]
       collect-with-aws-cli.sh --organization --role-name NAME [--external-id ID] [--output DIR] [--profile NAME]

  --output DIR       where the bundle goes (default: muster-bundle-TIME); must not exist or be empty
  --profile NAME     profile of the AWS command line (default: its own choice, e.g. AWS_PROFILE)
  --organization     every ACTIVE account of the organization, entered through the role; run it in the management
                     account or a delegated administrator's
  --role-name NAME   name of the role, with its path if it has one (audit/muster)
  --external-id ID   external id that the role asks for

exit: 0 everything was read; 3 an account could not be entered or one of its core answers is missing; 2 nothing could be done
USAGE
}

say() {
    printf '%s\n' "$*" >&2
}

stop() {
    say "collect-with-aws-cli.sh: $*"
    exit 2
}

output=
organization=no
role_name=
external_id=
while [ $# -gt 0 ]; do
    case $1 in
    --output | --profile | --role-name | --external-id)
        [ $# -ge 2 ] || stop "\`$1\` needs a value: see --help"
        case $1 in
        --output) output=$2 ;;
        --profile)
            AWS_PROFILE=$2
            export AWS_PROFILE
            ;;
        --role-name) role_name=$2 ;;
        --external-id) external_id=$2 ;;
        esac
        shift 2
        ;;
    --organization)
        organization=yes
        shift
        ;;
    --help | -h)
        usage
        exit 0
        ;;
    *) stop "\`$1\` is no option: see --help" ;;
    esac
done
if [ "$organization" = yes ] && [ -z "$role_name" ]; then
    stop "--organization needs --role-name: the role by which the accounts are entered"
fi
if [ "$organization" = no ] && [ -n "$role_name$external_id" ]; then
    stop "--role-name and --external-id belong to --organization: to use a role in one account, give a --profile that assumes it"
fi
command -v aws >/dev/null 2>&1 || stop "\`aws\` is not installed: see https://docs.aws.amazon.com/cli/"

# newer versions can print errors as JSON, which a bundle does not hold; a pager would wait for a key
AWS_CLI_ERROR_FORMAT=legacy
AWS_PAGER=
export AWS_CLI_ERROR_FORMAT AWS_PAGER

# some services want a region though they are the same in all
if [ -z "${AWS_REGION:-}${AWS_DEFAULT_REGION:-}" ] && [ -z "$(aws configure get region 2>/dev/null)" ]; then
    AWS_DEFAULT_REGION=us-east-1
    export AWS_DEFAULT_REGION
fi

now() {
    date -u +%Y-%m-%dT%H:%M:%SZ
}

[ -n "$output" ] || output=muster-bundle-$(date -u +%Y%m%dT%H%M%SZ)
case $output in
-*) output=./$output ;;
esac
if [ -e "$output" ] && [ -n "$(ls -A "$output" 2>&1)" ]; then
    stop "\`$output\` exists and is not an empty folder: give another one with --output"
fi
mkdir -p "$output" || stop "\`$output\` cannot be made"

work=${TMPDIR:-/tmp}/muster-collect-$$
mkdir "$work" || stop "\`$work\` cannot be made"
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

incomplete=$work/incomplete

# What became of a call, from what it wrote on standard error: sets $code and $outcome.
judge() {
    code=$(sed -n 's/^\(aws: \[ERROR\]: \)\{0,1\}An error occurred (\([A-Za-z0-9_.:-]*\)).*/\2/p' "$2" | sed -n 1p)
    case $1:$code in
    get-account-password-policy:NoSuchEntity | get-login-profile:NoSuchEntity | get-alternate-contact:ResourceNotFoundException)
        outcome=absent
        ;;
    *:AccessDenied | *:AccessDeniedException | *:UnauthorizedOperation | *:403 | *:AccountNotManagementOrDelegatedAdministratorException)
        outcome=denied
        ;;
    *:Throttling* | *:TooManyRequests* | *:RequestLimitExceeded*) outcome=throttled ;;
    *:AWSOrganizationsNotInUseException | *:OrganizationNotFoundException) outcome=not_in_organization ;;
    *) outcome=source_error ;;
    esac
}

# Adds a call to those that the manifest will name. Names of users, keys and policies hold nothing that JSON would escape.
note() { # service operation argument-name argument-value
    arguments={}
    [ -z "$3" ] || arguments="{\"$3\": \"$4\"}"
    error=null
    [ -z "$code" ] || error="\"$code\""
    printf '{"service": "%s", "operation": "%s", "arguments": %s, "outcome": "%s", "error": %s, "at": "%s"}\n' \
        "$1" "$2" "$arguments" "$outcome" "$error" "$(now)" >>"$calls"
}

# Makes one call: the answer into STEM.json, what went wrong into STEM.error. Fails when there is no answer.
call() { # stem argument-name argument-value service operation [more arguments]
    stem=$1
    argument=$2
    value=$3
    service=$4
    operation=$5
    shift 3
    mkdir -p "$(dirname "$stem")"
    code=
    if aws "$@" --output json >"$stem.json" 2>"$stem.error"; then
        outcome=ok
        [ -s "$stem.error" ] || rm -f "$stem.error"
        note "$service" "$operation" "$argument" "$value"
        return 0
    else
        status=$?
    fi
    [ -s "$stem.json" ] || rm -f "$stem.json"
    [ -s "$stem.error" ] || printf 'aws %s %s ended with status %s\n' "$service" "$operation" "$status" >"$stem.error"
    judge "$operation" "$stem.error"
    note "$service" "$operation" "$argument" "$value"
    [ "$outcome" = absent ] || say "  $service $operation${value:+ $value}: $outcome${code:+ ($code)}"
    return 1
}

# A call without which a snapshot is incomplete.
core() {
    call "$@" || [ "$outcome" = absent ] || echo "$1" >>"$incomplete"
}

# Names become parts of paths, and policy documents, which anybody may have written, can hold members called like ours: what
# AWS does not allow in a name is no name.
names() {
    LC_ALL=C grep -x '[A-Za-z0-9+=,.@_-]\{1,\}' | LC_ALL=C sort -u
}

# The values of a member, from the indented JSON that the command line prints.
texts() { # member file
    [ ! -f "$2" ] || sed -n "s/^ *\"$1\": \"\(.*\)\",\{0,1\}\$/\1/p" "$2"
}

# The same where they are names.
values() { # member file
    texts "$1" "$2" | names
}

# Makes a call that the command line does not repeat until the answer is whole: one file, or one for each page.
paged() { # stem service operation [more arguments]
    whole=$1
    shift
    call "$whole" "" "" "$@" || return 1
    page=1
    last=$whole
    while grep -q '^ *"IsTruncated": true' "$last.json"; do
        marker=$(texts Marker "$last.json" | sed -n 1p)
        [ -n "$marker" ] || return 0
        [ "$page" -gt 1 ] || mv "$whole.json" "$whole.1.json"
        page=$((page + 1))
        last=$whole.$page
        call "$last" "" "" "$@" "--marker=$marker" || return 1
    done
}

# The users of a credential report whose mfa_active is true; base64 has no decoder in POSIX, so awk does it.
users_with_mfa() { # file
    sed -n 's/^ *"Content": "\([A-Za-z0-9+/=]*\)",\{0,1\}$/\1/p' "$1" | fold -w 64 | LC_ALL=C awk '
        BEGIN {
            alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
            for (i = 1; i <= 64; i++) digit[substr(alphabet, i, 1)] = i - 1
        }
        {
            for (i = 1; i <= length($0); i++) {
                c = substr($0, i, 1)
                if (!(c in digit)) continue
                bits = bits * 64 + digit[c]
                count += 6
                if (count >= 8) {
                    count -= 8
                    byte = int(bits / 2 ^ count)
                    bits -= byte * 2 ^ count
                    printf "%c", byte
                }
            }
        }
        END { printf "\n" }' | LC_ALL=C awk '
        function cells(line,    i, c, quoted, n) {
            n = 1
            cell[1] = ""
            for (i = 1; i <= length(line); i++) {
                c = substr(line, i, 1)
                if (c == "\"") quoted = !quoted
                else if (c == "," && !quoted) cell[++n] = ""
                else cell[n] = cell[n] c
            }
            return n
        }
        {
            sub(/\r$/, "")
            n = cells($0)
            if (NR == 1) {
                for (i = 1; i <= n; i++) column[cell[i]] = i
                next
            }
            user = cell[column["user"]]
            if (user != "<root_account>" && tolower(cell[column["mfa_active"]]) == "true") print user
        }'
}

credential_report() { # folder
    attempt=0
    : >"$work/generate"
    while [ "$attempt" -lt 30 ]; do
        state=$(aws iam generate-credential-report --query State --output text 2>"$work/generate") || break
        [ "$state" != COMPLETE ] || break
        attempt=$((attempt + 1))
        sleep 2
    done
    if ! call "$1/get-credential-report" "" "" iam get-credential-report; then
        # why no report could be made says more than that there is none
        if [ -s "$work/generate" ]; then
            cat "$work/generate" "$1/get-credential-report.error" >"$work/error"
            cat "$work/error" >"$1/get-credential-report.error"
        fi
        echo "$1/get-credential-report" >>"$incomplete"
    fi
}

# Files per user, only where they can decide something.
users() { # folder
    values UserName "$1/list-virtual-mfa-devices.json" >"$work/virtual"
    if [ -f "$1/get-credential-report.json" ]; then
        users_with_mfa "$1/get-credential-report.json" | names >"$work/users"
        LC_ALL=C comm -23 "$work/users" "$work/virtual" >"$work/ask"
        while IFS= read -r user; do
            call "$1/list-mfa-devices/$user" UserName "$user" iam list-mfa-devices "--user-name=$user" </dev/null
        done <"$work/ask"
        return
    fi
    # without a report, every user has to be asked, and every key
    values UserName "$1/get-account-authorization-details.json" >"$work/ask"
    while IFS= read -r user; do
        for operation in list-mfa-devices list-access-keys get-login-profile; do
            call "$1/$operation/$user" UserName "$user" iam "$operation" "--user-name=$user" </dev/null
        done
        values AccessKeyId "$1/list-access-keys/$user.json" >"$work/keys"
        while IFS= read -r key; do
            call "$1/get-access-key-last-used/$key" AccessKeyId "$key" \
                iam get-access-key-last-used --access-key-id "$key" </dev/null
        done <"$work/keys"
    done <"$work/ask"
}

providers() { # folder
    texts Arn "$1/list-open-id-connect-providers.json" >"$work/ask"
    while IFS= read -r provider; do
        name=$(printf '%s' "${provider#*:oidc-provider/}" | tr '/' '_')
        call "$1/get-open-id-connect-provider/$name" OpenIDConnectProviderArn "$provider" \
            iam get-open-id-connect-provider "--open-id-connect-provider-arn=$provider" </dev/null
    done <"$work/ask"
}

# The access analyzers of every region that the account has enabled.
analyzers() { # folder
    call "$1/account/list-regions" "" "" account list-regions || return 0
    awk '
        /^ *"RegionName": / { name = $2 }
        /^ *"RegionOptStatus": / { status = $2 }
        /}/ {
            gsub(/[",]/, "", name)
            if (status ~ /^"ENABLED(_BY_DEFAULT)?",?$/) print name
            name = status = ""
        }' "$1/account/list-regions.json" | names >"$work/ask"
    while IFS= read -r region; do
        call "$1/accessanalyzer/list-analyzers/$region" region "$region" \
            accessanalyzer list-analyzers --region "$region" </dev/null
    done <"$work/ask"
}

manifest() { # folder account caller
    {
        printf '{\n"accountId": "%s",\n"collectedAt": "%s",\n' "$2" "$(now)"
        printf '"collector": "collect-with-aws-cli.sh 1.0.0 (%s)",\n"caller": "%s",\n"calls": [\n' "$version" "$3"
        sed '$!s/$/,/' "$calls"
        printf ']\n}\n'
    } >"$work/manifest" && cat "$work/manifest" >"$1/manifest.json"
}

account() { # account caller
    folder=$output/$1
    calls=$work/calls
    : >"$calls"
    mkdir -p "$folder"
    say "account $1"
    core "$folder/get-account-authorization-details" "" "" iam get-account-authorization-details
    credential_report "$folder"
    core "$folder/get-account-summary" "" "" iam get-account-summary
    core "$folder/get-account-password-policy" "" "" iam get-account-password-policy
    call "$folder/list-account-aliases" "" "" iam list-account-aliases
    # the query leaves out the seeds of devices, which AWS never lists but others that speak its protocol do
    call "$folder/list-virtual-mfa-devices" "" "" iam list-virtual-mfa-devices \
        --query '{VirtualMFADevices: VirtualMFADevices[].{SerialNumber: SerialNumber, EnableDate: EnableDate, User: User}}'
    call "$folder/list-server-certificates" "" "" iam list-server-certificates
    call "$folder/list-saml-providers" "" "" iam list-saml-providers
    call "$folder/list-open-id-connect-providers" "" "" iam list-open-id-connect-providers
    paged "$folder/list-service-specific-credentials" iam list-service-specific-credentials --all-users --max-items 1000
    call "$folder/account/get-alternate-contact/SECURITY" AlternateContactType SECURITY \
        account get-alternate-contact --alternate-contact-type SECURITY
    analyzers "$folder"
    providers "$folder"
    users "$folder"
    manifest "$folder" "$1" "$2"
}

organization_files() {
    folder=$output/organization
    calls=$work/calls
    : >"$calls"
    say "organization"
    call "$folder/describe-organization" "" "" organizations describe-organization
    call "$folder/list-accounts" "" "" organizations list-accounts
    call "$folder/list-roots" "" "" organizations list-roots
    call "$folder/list-delegated-administrators" "" "" organizations list-delegated-administrators
    call "$folder/list-organizations-features" "" "" iam list-organizations-features
    for type in SERVICE_CONTROL_POLICY RESOURCE_CONTROL_POLICY; do
        call "$folder/list-policies/$type" Filter "$type" organizations list-policies --filter "$type"
        values Id "$folder/list-policies/$type.json" >"$work/ask"
        while IFS= read -r policy; do
            call "$folder/describe-policy/$policy" PolicyId "$policy" \
                organizations describe-policy --policy-id "$policy" </dev/null
            call "$folder/list-targets-for-policy/$policy" PolicyId "$policy" \
                organizations list-targets-for-policy --policy-id "$policy" </dev/null
        done <"$work/ask"
    done
    # upwards from the accounts, each unit once, until nothing but roots is left
    values Id "$folder/list-accounts.json" >"$work/ask"
    while [ -s "$work/ask" ]; do
        : >"$work/parents"
        while IFS= read -r child; do
            [ ! -e "$folder/list-parents/$child.json" ] || continue
            call "$folder/list-parents/$child" ChildId "$child" \
                organizations list-parents --child-id "$child" </dev/null || continue
            values Id "$folder/list-parents/$child.json" | sed -n '/^ou-/p' >>"$work/parents"
        done <"$work/ask"
        LC_ALL=C sort -u "$work/parents" >"$work/ask"
    done
}

# The values that are ARNs of a list, from the indented JSON that the command line prints.
arns() { # file
    [ ! -f "$1" ] || sed -n 's|^ *"\(arn:[A-Za-z0-9:/._-]*\)",\{0,1\}$|\1|p' "$1"
}

# Makes a call in the region that Identity Center is in.
centre() { # as call
    if [ -n "$centre_region" ]; then
        call "$@" "--region=$centre_region" </dev/null
    else
        call "$@" </dev/null
    fi
}

# Finds the one region that has Identity Center: the configured one is asked first.
find_centre() { # stem
    centre_region=
    centre "$1" "" "" sso-admin list-instances || return 1
    [ -z "$(texts InstanceArn "$1.json")" ] || return 0
    failed=
    for region in $(aws account list-regions --region-opt-status-contains ENABLED ENABLED_BY_DEFAULT \
        --query 'Regions[].RegionName' --output text 2>"$work/error"); do
        if aws sso-admin list-instances "--region=$region" --output json >"$work/instances" 2>"$work/error"; then
            [ -n "$(texts InstanceArn "$work/instances")" ] || continue
            centre_region=$region
            centre "$1" "" "" sso-admin list-instances
            return
        fi
        failed=$region
    done
    # a region that cannot be asked may be the one
    [ -n "$failed" ] || return 1
    centre_region=$failed
    centre "$1" "" "" sso-admin list-instances
}

# Who of the people in Identity Center may do what in which account.
identity_center() { # the accounts
    find_centre "$folder/identity-center/list-instances" || return 0
    awk -F'"' '
        $2 == "InstanceArn" { instance = $4 }
        $2 == "IdentityStoreId" { store = $4 }
        /^ *}/ && instance != "" { print instance " " store; instance = ""; store = "" }' \
        "$folder/identity-center/list-instances.json" >"$work/centres"
    while read -r instance store; do
        below=$folder/identity-center/${instance##*/}
        centre "$below/list-permission-sets" InstanceArn "$instance" \
            sso-admin list-permission-sets "--instance-arn=$instance"
        arns "$below/list-permission-sets.json" >"$work/sets"
        while IFS= read -r set; do
            for operation in describe-permission-set list-managed-policies-in-permission-set \
                list-customer-managed-policy-references-in-permission-set get-inline-policy-for-permission-set \
                get-permissions-boundary-for-permission-set; do
                centre "$below/$operation/${set##*/}" PermissionSetArn "$set" \
                    sso-admin "$operation" "--instance-arn=$instance" "--permission-set-arn=$set"
            done
            for id in $1; do
                centre "$below/list-account-assignments/$id/${set##*/}" PermissionSetArn "$set" \
                    sso-admin list-account-assignments "--instance-arn=$instance" "--permission-set-arn=$set" "--account-id=$id"
            done
        done <"$work/sets"
        [ -n "$store" ] || continue
        centre "$below/list-users" IdentityStoreId "$store" identitystore list-users "--identity-store-id=$store"
        centre "$below/list-groups" IdentityStoreId "$store" identitystore list-groups "--identity-store-id=$store"
        values GroupId "$below/list-groups.json" >"$work/groups"
        while IFS= read -r group; do
            centre "$below/list-group-memberships/$group" GroupId "$group" \
                identitystore list-group-memberships "--identity-store-id=$store" "--group-id=$group"
        done <"$work/groups"
    done <"$work/centres"
}

# Enters an account and collects it; the credentials live in the environment of one subshell.
member() { # account
    mkdir -p "$output/$1"
    set -- "$1" --role-arn "arn:$partition:iam::$1:role/$role_name" --role-session-name muster-collect
    [ -z "$external_id" ] || set -- "$@" "--external-id=$external_id"
    (
        id=$1
        shift
        credentials=$(aws sts assume-role "$@" --output text \
            --query 'Credentials.[AccessKeyId, SecretAccessKey, SessionToken]' 2>"$output/$id/assume-role.error") || {
            [ -s "$output/$id/assume-role.error" ] ||
                echo "aws sts assume-role failed without a word" >"$output/$id/assume-role.error"
            judge assume-role "$output/$id/assume-role.error"
            say "account $id: cannot be entered: $outcome${code:+ ($code)}"
            calls=$work/calls
            : >"$calls"
            note sts assume-role "" ""
            manifest "$output/$id" "$id" "$caller"
            echo "$id" >>"$incomplete"
            exit 0
        }
        [ -s "$output/$id/assume-role.error" ] || rm -f "$output/$id/assume-role.error"
        set -f
        # shellcheck disable=SC2086 # three words, none of which holds a blank
        set -- $credentials
        set +f
        unset AWS_PROFILE AWS_DEFAULT_PROFILE credentials
        AWS_ACCESS_KEY_ID=$1
        AWS_SECRET_ACCESS_KEY=$2
        AWS_SESSION_TOKEN=$3
        export AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN
        account "$id" "arn:$partition:sts::$id:assumed-role/${role_name##*/}/muster-collect"
    )
}

version=$(aws --version 2>&1 | sed -n '1s/ .*//p' | tr -cd 'A-Za-z0-9/._-')
identity=$(aws sts get-caller-identity --query '[Account, Arn]' --output text 2>"$work/error") || {
    cat "$work/error" >&2
    rmdir "$output" 2>/dev/null
    stop "the AWS command line has no usable credentials: give --profile, or sign in"
}
tab=$(printf '\t')
own=${identity%%"$tab"*}
caller=${identity#*"$tab"}
partition=$(printf '%s' "$caller" | cut -d: -f2)

if [ "$organization" = yes ]; then
    accounts=$(aws organizations list-accounts --output text \
        --query "Accounts[?Status=='ACTIVE' || State=='ACTIVE'].Id" 2>"$work/error") || {
        cat "$work/error" >&2
        stop "the organization's accounts cannot be listed: use the management account or a delegated administrator's"
    }
    organization_files
    identity_center "$accounts"
    for id in $accounts; do
        case $id in
        "$own") account "$own" "$caller" ;;
        [0-9]*) member "$id" ;;
        esac
    done
else
    account "$own" "$caller"
fi

say "the bundle is in $output"
[ ! -e "$incomplete" ] || {
    say "some of it could not be read; the .error files beside the answers say why"
    exit 3
}
