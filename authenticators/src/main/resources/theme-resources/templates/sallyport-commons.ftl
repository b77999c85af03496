<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<#-- What our pages share. Classes come from keycloak.v2's theme.properties, so every child of it can restyle them. -->

<#macro style name>
  <link rel="stylesheet" href="${url.resourcesPath}/css/sallyport-${name}.css">
</#macro>

<#macro notice type id>
  <div id="${id}" class="${properties.kcAlertClass!} pf-m-${type}">
    <div class="${properties.kcAlertIconClass!}">
      <span class="${properties['kcFeedback' + (type == 'danger')?then('Error', type?cap_first) + 'Icon']!}" aria-hidden="true"></span>
    </div>
    <p class="${properties.kcAlertTitleClass!}"><#nested></p>
  </div>
</#macro>

<#-- The last row of a set-up page: the console that sent the user here (app-initiated action) can be returned to. -->
<#macro saveOrCancel id label>
  <@buttons.actionGroup>
    <@buttons.button id=id label=label />
    <@leave id=id />
  </@buttons.actionGroup>
</#macro>

<#macro leave id>
  <#if otherFactors??>
    <@buttons.button id=id + "-other-factor" label="sallyport.two-factor.choose.other" type="secondary" name="factor" value="other" />
  </#if>
  <#if isAppInitiatedAction??>
    <@buttons.button id=id + "-cancel" label="doCancel" type="secondary" name="cancel-aia" value="true" />
  </#if>
</#macro>

<#-- Who signs in. Takes the place of keycloak.v2's, which has a field without a label, a button that needs JavaScript
     and a hidden tip that makes a narrow page scroll sideways. -->
<#macro who>
  <div class="pf-v5-u-display-flex pf-v5-u-flex-wrap pf-v5-u-justify-content-space-between pf-v5-u-mb-md">
    <span id="kc-attempted-username" class="pf-v5-u-text-break-word pf-v5-u-font-weight-bold">${auth.attemptedUsername}</span>
    <a id="reset-login" href="${url.loginRestartFlowUrl}">${msg("restartLoginTooltip")}</a>
  </div>
</#macro>
<#assign username = who in layout>
