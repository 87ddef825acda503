package dev.muster.api.description;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import dev.muster.api.rest.AccountView;
import dev.muster.api.rest.ActionSummaryView;
import dev.muster.api.rest.CatalogueResource;
import dev.muster.api.rest.ComplianceView;
import dev.muster.api.rest.EvaluationView;
import dev.muster.api.rest.FindingView;
import dev.muster.api.rest.GapView;
import dev.muster.api.rest.JobAccountView;
import dev.muster.api.rest.JobView;
import dev.muster.api.rest.OutcomeCounts;
import dev.muster.api.rest.Page;
import dev.muster.api.rest.PolicySummaryView;
import dev.muster.api.rest.PolicyVersionView;
import dev.muster.api.rest.PolicyView;
import dev.muster.api.rest.PrincipalAccessView;
import dev.muster.api.rest.PrincipalView;
import dev.muster.api.rest.Reperformance;
import dev.muster.api.rest.ResourceView;
import dev.muster.api.rest.RulesetView;
import dev.muster.api.rest.ScheduleView;
import dev.muster.api.rest.ServiceSummaryView;
import dev.muster.api.rest.SnapshotView;
import dev.muster.api.rest.VerdictView;
import dev.muster.iam.control.Control;
import dev.muster.iam.control.Requirement;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/** Tells of every record that is answered which members are always there and which can be null, as its components say. */
final class RecordSchemas {

    private static final List<Class<? extends Record>> ANSWERED = List.of(
            AccountView.class,
            AccountView.LatestSnapshot.class,
            ActionSummaryView.class,
            ActionSummaryView.ResourceRowView.class,
            CatalogueResource.FrameworkView.class,
            CatalogueResource.RequirementView.class,
            ComplianceView.class,
            ComplianceView.AccountRuleset.class,
            ComplianceView.CellView.class,
            ComplianceView.ControlRef.class,
            Control.class,
            Control.Parameter.class,
            Control.Reference.class,
            Control.Remediation.class,
            EvaluationView.class,
            EvaluationView.RulesetRef.class,
            FindingView.class,
            FindingView.ResourceRef.class,
            GapView.class,
            JobAccountView.class,
            JobView.class,
            JobView.Effort.class,
            JobView.Progress.class,
            OutcomeCounts.class,
            PolicySummaryView.class,
            PolicySummaryView.BannerView.class,
            PolicySummaryView.ServiceName.class,
            PolicySummaryView.ServiceRowView.class,
            PolicySummaryView.UnrecognizedName.class,
            PolicySummaryView.WarningView.class,
            PolicyVersionView.class,
            PolicyView.class,
            PolicyView.Category.class,
            PrincipalAccessView.class,
            PrincipalAccessView.ActionAccessView.class,
            PrincipalAccessView.AppliedPolicyView.class,
            PrincipalAccessView.ClassCounts.class,
            PrincipalAccessView.CoveringStatement.class,
            PrincipalAccessView.LevelAccessView.class,
            PrincipalAccessView.ServiceAccessView.class,
            PrincipalAccessView.UnknownAction.class,
            PrincipalView.class,
            PrincipalView.DecidingStatement.class,
            PrincipalView.MissingFactView.class,
            Reperformance.class,
            Requirement.class,
            ResourceView.class,
            RulesetView.class,
            ScheduleView.class,
            ServiceSummaryView.class,
            ServiceSummaryView.ActionRowView.class,
            ServiceSummaryView.Level.class,
            ServiceSummaryView.Section.class,
            SnapshotView.class,
            SnapshotView.SectionView.class,
            VerdictView.class);

    private static final PropertyNamingStrategies.SnakeCaseStrategy NAMES =
            new PropertyNamingStrategies.SnakeCaseStrategy();

    private RecordSchemas() {}

    static void complete(Map<String, Schema> schemas) {
        for (Class<? extends Record> type : ANSWERED) {
            Optional.ofNullable(schemas.get(type.getSimpleName())).ifPresent(schema -> complete(schema, type));
        }
        schemas.forEach((name, schema) -> {
            if (name.startsWith(Page.class.getSimpleName())) {
                complete(schema, Page.class);
            }
        });
    }

    private static void complete(Schema schema, Class<? extends Record> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonIgnore.class)) {
                continue;
            }
            String name = NAMES.translate(component.getName());
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (nullable && leftAway(component, type)) {
                continue;
            }
            schema.addRequired(name);
            if (nullable) {
                schema.addProperty(name, orNull(known(schema.getProperties(), name)));
            }
        }
    }

    /** @throws IllegalStateException when the schema that was derived from the code lacks it */
    static Schema known(Map<String, Schema> schemas, String name) {
        return Optional.ofNullable(schemas.get(name))
                .orElseThrow(() -> new IllegalStateException("no schema was derived for `" + name + "`"));
    }

    /** Whether null is written as nothing. */
    private static boolean leftAway(RecordComponent component, Class<?> type) {
        JsonInclude ofComponent = component.getAccessor().getAnnotation(JsonInclude.class);
        JsonInclude including = ofComponent == null ? type.getAnnotation(JsonInclude.class) : ofComponent;
        return including != null && including.value() == JsonInclude.Include.NON_NULL;
    }

    private static Schema orNull(Schema schema) {
        if (schema.getRef() == null && schema.getType() != null) {
            return schema.addType(Schema.SchemaType.NULL);
        }
        return schema.getRef() == null
                ? schema
                : OASFactory.createSchema()
                        .addAnyOf(schema)
                        .addAnyOf(OASFactory.createSchema().addType(Schema.SchemaType.NULL));
    }
}
