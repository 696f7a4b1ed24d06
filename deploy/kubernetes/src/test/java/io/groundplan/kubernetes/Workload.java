package io.groundplan.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;

/** The pods of a Deployment or a Job, of which each has one container. */
public record Workload(String name, boolean migrates, PodTemplateSpec pod, Rendered rendered) {
    static final String MIGRATION = "-migration";

    static List<Workload> of(Rendered rendered) {
        var all = new ArrayList<Workload>();
        for (var deployment : rendered.models(Deployment.class)) {
            all.add(new Workload(
                    deployment.getMetadata().getName(),
                    false,
                    deployment.getSpec().getTemplate(),
                    rendered));
        }
        for (var job : rendered.models(Job.class)) {
            all.add(new Workload(
                    job.getMetadata().getName(), true, job.getSpec().getTemplate(), rendered));
        }
        return all;
    }

    /** The service whose image it runs. */
    public String service() {
        return name.replace(MIGRATION, "");
    }

    Container container() {
        return pod.getSpec().getContainers().get(0);
    }

    public Map<String, String> labels() {
        return pod.getMetadata().getLabels();
    }

    /** The variables whose values stand in manifests, those of the container before those of ConfigMaps. */
    public Map<String, String> settings() {
        var settings = new TreeMap<String, String>();
        for (var source : container().getEnvFrom()) {
            if (source.getConfigMapRef() != null) {
                settings.putAll(
                        rendered.model(ConfigMap.class, source.getConfigMapRef().getName())
                                .getData());
            }
        }
        for (var variable : container().getEnv()) {
            if (variable.getValue() != null) {
                settings.put(variable.getName(), variable.getValue());
            }
        }
        return settings;
    }

    /** The variables that are keys of Secrets: `secret/key` by name. */
    public Map<String, String> secretSettings() {
        var settings = new TreeMap<String, String>();
        for (var variable : container().getEnv()) {
            Optional.ofNullable(variable.getValueFrom())
                    .map(from -> from.getSecretKeyRef())
                    .ifPresent(key -> settings.put(variable.getName(), key.getName() + "/" + key.getKey()));
        }
        return settings;
    }

    @Override
    public String toString() {
        return rendered + " " + name;
    }
}
