<#import "buttons.ftl" as buttons>
<#import "sallyport-commons.ftl" as commons>

<#-- "Try another way" without JavaScript: Keycloak's link and its list of methods both need it. A required action has
     neither, and leads to a list of its own. -->
<#macro otherWays self>
  <#if otherFactors??>
    <form id="sallyport-other-factors" class="${properties.kcFormClass!} pf-v5-u-mt-md" action="${url.loginAction}" method="post">
      <@buttons.actionGroup>
        <@buttons.button id="sallyport-other-factor" label="doTryAnotherWay" type="secondary" name="factor" value="other" />
      </@buttons.actionGroup>
    </form>
  </#if>
  <#if auth?has_content && auth.showTryAnotherWayLink()>
    <noscript>
      <@commons.style name="no-script" />
      <p class="pf-v5-u-mt-lg">${msg("doTryAnotherWay")}</p>
      <form id="sallyport-other-ways" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
        <@buttons.actionGroup>
          <#list auth.authenticationSelections?filter(way -> way.authenticationExecution.authenticator != self) as way>
            <@buttons.button id="sallyport-other-way-" + way?index label=way.displayName type="secondary" name="authenticationExecution" value=way.authExecId />
          </#list>
        </@buttons.actionGroup>
      </form>
    </noscript>
  </#if>
</#macro>
