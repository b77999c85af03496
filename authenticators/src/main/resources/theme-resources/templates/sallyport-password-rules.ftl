<#-- The rules of a password, below its field: a list that anybody can read, with ticks while somebody types. -->
<#import "sallyport-commons.ftl" as commons>

<#macro live field rules>
  <#if rules?has_content>
    <@commons.style name="password-rules" />
    <ul id="${field}-rules" class="sallyport-password-rules" data-field="${field}" data-met="${msg("sallyport.password.rule.met")}">
      <#list rules as rule>
        <li data-rule="${rule.name}" data-number="${rule.number?c}">${msg("sallyport.password.rule." + rule.name, rule.number)} <span class="sallyport-password-rule-state"></span></li>
      </#list>
    </ul>
    <script type="module" src="${url.resourcesPath}/js/sallyport-password-rules.js"></script>
  </#if>
</#macro>
